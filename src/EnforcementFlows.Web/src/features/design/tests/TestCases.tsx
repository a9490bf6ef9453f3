import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemNotice } from '@/components/ProblemNotice';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { flowPath } from '../links';
import type { Flow } from '../useFlows';
import { VersionChoice } from '../VersionChoice';
import { NotWalked } from './NotWalked';
import { TestTable } from './TestTable';
import { useTestCases } from '../useTestCases';
import './tests.css';

/** The cases, and what came of them when they were run last. */
export function TestCases({ flow: { definitionId, draft, published } }: { flow: Flow }) {
  const t = useWords('design');
  const [version, setVersion] = useState((draft ?? published)?.number);
  const cases = useTestCases(definitionId);
  const run = useMutation({
    mutationFn: () => dataOf(api.POST('/api/definitions/{definitionId}/tests/run', { params: { path: { definitionId }, query: { version: String(version) } } })),
  });
  const choose = (chosen: number) => {
    run.reset(); // what came of them was another version's doing
    setVersion(chosen);
  };
  const result = run.data;
  return (
    <>
      <p>{t('tests.about')}</p>
      <div className="design-bar">
        <VersionChoice definitionId={definitionId} label={t('tests.version')} value={version} onChange={({ number }) => choose(number)} />
        <Button type="primary" loading={run.isPending} disabled={cases.data?.length === 0} onClick={() => run.mutate()}>
          {t('tests.run')}
        </Button>
        <Link to={flowPath(definitionId, 'simulation')}>{t('tests.record-new')}</Link>
        {cases.data?.some(({ id }) => id !== null) && (
          <a href={`/api/definitions/${encodeURIComponent(definitionId)}/tests.json`} download>
            {t('tests.download')}
          </a>
        )}
      </div>
      {run.error && <ProblemNotice problem={run.error} />}
      {result && <Alert type={result.failed > 0 ? 'error' : 'success'} showIcon role="status" title={t('tests.result', { passed: String(result.passed), failed: String(result.failed) })} />}
      <QueryStates query={cases} isEmpty={(rows) => rows.length === 0} empty={t('tests.none')}>
        {(rows) => <TestTable definitionId={definitionId} cases={rows} results={result?.cases ?? []} />}
      </QueryStates>
      {result && result.cases.length > 0 && <NotWalked definitionId={definitionId} version={result.version} connections={result.notWalked} />}
    </>
  );
}
