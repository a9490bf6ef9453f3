import { Tag } from 'antd';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { Facts } from '../Facts';
import type { Release } from '../useFlows';
import { ReleaseVersions } from './ReleasesPage';

/** Who asks for what and why, who made it, and what became of it. */
export function ReleaseFacts({ release }: { release: Release }) {
  const t = useWords('design');
  const facts = [
    [t('release.what'), <ReleaseVersions key="what" release={release} />],
    [t('release.state'), <Tag key="state">{t(`release-state.${release.state}`)}</Tag>],
    [t('release.requested-by'), `${release.requestedByName ?? release.requestedBy} ${showTime(release.requestedAt)}`],
    [t('release.authors'), release.authors.join('、') || t('release.no-authors')],
    [t('common:reason'), release.reason],
    [t('release.decided'), release.decidedAt && `${release.decidedByName ?? ''} ${showTime(release.decidedAt)}`],
    [t('release.opinion'), release.opinion],
    [t('release.accepted'), release.acceptedWarnings.length > 0 && `${release.acceptedWarnings.join('\n')}\n${t('common:reason')}：${release.warningReason ?? ''}`],
  ] as const;
  return <Facts of={facts} />;
}
