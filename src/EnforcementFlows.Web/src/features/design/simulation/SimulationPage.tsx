import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { QueryStates } from '@/components/QueryStates';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { inCourt } from '@/lib/time';
import { DesignersOnly } from '../DesignersOnly';
import { FlowFrame } from '../FlowFrame';
import { useCharts } from '../useCharts';
import type { Flow } from '../useFlows';
import { useTestCases } from '../useTestCases';
import { VersionChoice } from '../VersionChoice';
import { startOf } from './given';
import { SimulationDesk } from './SimulationDesk';

/** 模拟: a version is played through step by step, on a clock of its own and on no case. */
export function SimulationPage() {
  return (
    <FlowFrame page="simulation">
      {(flow) => (
        <DesignersOnly>
          <Version key={flow.definitionId} flow={flow} />
        </DesignersOnly>
      )}
    </FlowFrame>
  );
}

function Version({ flow: { definitionId, draft, published } }: { flow: Flow }) {
  const t = useWords('design');
  const [search, setSearch] = useSearchParams();
  const version = Number(search.get('version') ?? (draft ?? published)?.number);
  const cases = useTestCases(definitionId);
  const charts = useCharts(definitionId, version);
  const [now] = useState(inCourt(useNow()).format());
  return (
    <>
      <p>{t('simulation.about')}</p>
      <VersionChoice definitionId={definitionId} label={t('simulation.version')} value={version} onChange={({ number }) => setSearch({ version: String(number) }, { replace: true })} />
      <QueryStates query={cases}>
        {(rows) => (
          <QueryStates query={charts}>
            {(drawn) => <SimulationDesk key={version} definitionId={definitionId} version={version} charts={drawn.charts} cases={rows} start={startOf(definitionId, rows, now)} />}
          </QueryStates>
        )}
      </QueryStates>
    </>
  );
}
