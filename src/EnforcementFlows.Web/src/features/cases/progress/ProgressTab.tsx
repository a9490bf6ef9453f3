import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FlowProgress } from '@/components/flow/FlowProgress';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading, QueryStates } from '@/components/QueryStates';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';

/** 进度: the flows of the case, each drawn with where it stands. */
export function ProgressTab({ about }: TabProps) {
  const t = useWords('cases');
  const flows = useCaseList(about.id, 'flows', (after) => dataOf(api.GET('/api/cases/{caseId}/flows', { params: { path: { caseId: about.id }, query: { after } } })));
  const profile = useProfile();
  const [chosen, choose] = useState<string>();
  if (flows.error && flows.rows.length === 0) return <ProblemNotice problem={flows.error} onRetry={() => void flows.refetch()} />;
  if (flows.isPending || profile.isPending) return <Loading />;
  if (flows.rows.length === 0) return <p>{t('no-flows')}</p>;
  const shown = chosen ?? mainFlow(flows.rows, profile.data?.flows?.[`case:${about.caseType}`]).flow.id;
  return (
    <>
      <label>
        {t('flow')}{' '}
        <Select
          className="flow-choice"
          aria-label={t('flow')}
          value={shown}
          onChange={choose}
          options={flows.rows.map(({ flow, tasks }) => ({
            value: flow.id,
            label: `${flow.title} · ${t(`flow-state.${flow.state}`, { defaultValue: flow.state })}${tasks.length > 0 ? ` · ${t('open-tasks', { count: tasks.length })}` : ''} · ${showTime(flow.startedAt)}`,
          }))}
          onPopupScroll={() => flows.hasNextPage && !flows.isFetchingNextPage && void flows.fetchNextPage()}
        />
      </label>
      <Flow key={shown} caseId={about.id} instanceId={shown} />
    </>
  );
}

// the flow that the court runs for cases of this type; without it, the one that began first
const mainFlow = (rows: Schema<'ListFlowsRow'>[], definition: string | undefined) => rows.find(({ flow }) => flow.definitionId === definition) ?? rows.at(-1)!;

function Flow({ caseId, instanceId }: { caseId: string; instanceId: string }) {
  const query = useQuery({
    queryKey: ['case', caseId, 'flow', instanceId],
    queryFn: () => dataOf(api.GET('/api/cases/{caseId}/flows/{instanceId}', { params: { path: { caseId, instanceId } } })),
  });
  return <QueryStates query={query}>{({ flow, charts }) => <FlowProgress charts={charts} description={flow.description} />}</QueryStates>;
}
