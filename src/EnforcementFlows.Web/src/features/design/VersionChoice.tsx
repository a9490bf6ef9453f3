import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { useVersions, type Version } from './useFlows';

type Props = {
  definitionId: string;
  label: string;
  /** The number of the version chosen. */
  value: number | undefined;
  onChange: (version: Version) => void;
};

/** One of the versions of a flow. */
export function VersionChoice({ definitionId, label, value, onChange }: Props) {
  const name = useVersionName();
  const versions = useVersions(definitionId);
  if (versions.error) return <ProblemNotice problem={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <label>
      {label}{' '}
      <Select<number>
        className="version-choice"
        aria-label={label}
        loading={versions.isPending}
        value={value}
        options={versions.data?.map((version) => ({ value: version.number, label: name(version) }))}
        onChange={(number) => onChange(versions.data!.find((version) => version.number === number)!)}
      />
    </label>
  );
}

/** A version with how it stands: 第 3 版 · 现行 · 2026-03-02. */
export function useVersionName() {
  const t = useWords('design');
  return (version: Version) => [t('version', { number: version.number }), t(`version-is.${standingOf(version)}`), showDay(version.savedAt ?? version.createdAt)].join(' · ');
}

function standingOf({ isPublished, isLatest, publishedAt }: Version) {
  if (isPublished) return 'in-force';
  if (publishedAt !== null) return 'former';
  return isLatest ? 'draft' : 'replaced';
}
