import { useSearchParams } from 'react-router';
import { FlowFrame } from '../FlowFrame';
import { VersionChoice } from '../VersionChoice';
import { useWords } from '@/lib/i18n';
import { CheckReport } from './CheckReport';

/** 校验: what keeps a version from being published, and what is worth a look. */
export function CheckPage() {
  const t = useWords('design');
  const [search, setSearch] = useSearchParams();
  return (
    <FlowFrame page="check">
      {(flow) => {
        const version = Number(search.get('version') ?? (flow.draft ?? flow.published)?.number);
        return (
          <>
            <div className="design-bar">
              <VersionChoice definitionId={flow.definitionId} label={t('version-checked')} value={version} onChange={({ number }) => setSearch({ version: String(number) }, { replace: true })} />
            </div>
            <CheckReport key={version} definitionId={flow.definitionId} version={version} />
          </>
        );
      }}
    </FlowFrame>
  );
}
