import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { ClauseMarks } from '../ClauseMarks';
import type { TestCase } from '../useTestCases';
import { TestActs } from './TestActs';

type Outcome = Schema<'RunFlowTestsOutcome'>;
type Props = { definitionId: string; cases: TestCase[]; results: Outcome[] };

/** A row per case: what it shows, where it comes from, and how it ended when it was run. */
export function TestTable({ definitionId, cases, results }: Props) {
  const t = useWords('design');
  return (
    <div className="design-scroll" tabIndex={0} role="region" aria-label={t('page.tests')}>
      <table className="design-table test-results">
        <thead>
          <tr>
            <th scope="col">{t('tests.case')}</th>
            <th scope="col">{t('tests.origin')}</th>
            <th scope="col" className="amount">
              {t('tests.steps')}
            </th>
            <th scope="col">{t('tests.outcome')}</th>
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((row) => {
            const result = results.find(({ name, origin }) => name === row.name && origin === row.origin);
            return (
              <tr key={`${row.origin} ${row.name}`}>
                <th scope="row">
                  {row.name} <ClauseMarks ids={row.clauses} />
                </th>
                <td>{row.origin === 'file' ? t('from-files') : t('tests.recorded', { name: row.recordedByName ?? '', at: row.recordedAt ? showTime(row.recordedAt) : '' })}</td>
                <td className="amount">{row.steps}</td>
                <td>{result ? <Result result={result} /> : t('tests.not-run')}</td>
                <td>
                  <TestActs definitionId={definitionId} row={row} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Result({ result: { passed, differences } }: { result: Outcome }) {
  const t = useWords('design');
  return (
    <>
      <span className={`mark ${passed ? 'mark-calm' : 'mark-soon'}`}>{t(passed ? 'tests.passed' : 'tests.failed')}</span>
      {differences.length > 0 && (
        <ul className="differences-found">
          {differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
    </>
  );
}
