import { useSearchParams } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { FlowFrame } from '../FlowFrame';
import { useVersions } from '../useFlows';
import { VersionChoice } from '../VersionChoice';
import { Difference } from './Difference';
import { pairOf } from './pair';

/** 差异: what is otherwise in the later of two versions. */
export function DifferencePage() {
  return <FlowFrame page="difference">{({ definitionId }) => <Versions key={definitionId} definitionId={definitionId} />}</FlowFrame>;
}

function Versions({ definitionId }: { definitionId: string }) {
  const t = useWords('design');
  const [search, setSearch] = useSearchParams();
  const versions = useVersions(definitionId);
  return (
    <QueryStates query={versions}>
      {(rows) => {
        const { from, to } = pairOf(rows, search.get('from'), search.get('to'));
        if (!from || !to) return <p>{t('difference.one-version')}</p>;
        const choose = (pair: { from: string; to: string }) => setSearch(pair, { replace: true });
        return (
          <>
            <div className="design-bar">
              <VersionChoice definitionId={definitionId} label={t('difference.from')} value={from.number} onChange={({ versionId }) => choose({ from: versionId, to: to.versionId })} />
              <VersionChoice definitionId={definitionId} label={t('difference.to')} value={to.number} onChange={({ versionId }) => choose({ from: from.versionId, to: versionId })} />
            </div>
            <Difference definitionId={definitionId} from={from.versionId} to={to.versionId} />
          </>
        );
      }}
    </QueryStates>
  );
}
