import { Alert, Button, Card } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { CaseName } from '../CaseName';
import type { DryRun, Migration } from './types';
import { useDryRun } from './useDryRun';

/** What a plan would do to every flow that it concerns; nothing is changed. It is tried as it was saved: what is not saved yet would not be in it. */
export function DryRunReport({ migration, isChanged }: { migration: Migration; isChanged: boolean }) {
  const t = useWords('design');
  const { data, error, isFetching, refetch } = useDryRun(migration);
  return (
    <Card size="small" title={<h2>{t('dry-run.title')}</h2>} className="migration-plan">
      <div className="design-bar">
        <Button loading={isFetching} disabled={isChanged} onClick={() => void refetch()}>
          {t('dry-run.act')}
        </Button>
        <span className="fine" role="status">
          {data ? t('dry-run.at', { at: showTime(data.at) }) : t('dry-run.about')} {isChanged && t('dry-run.save-first')}
        </span>
      </div>
      {error && <ProblemNotice problem={error} />}
      {data && <Sums report={data} />}
      {data && data.classes.length > 0 && <Classes rows={data.classes} />}
      {data && data.deadlines.length > 0 && <Deadlines rows={data.deadlines} />}
    </Card>
  );
}

function Sums({ report: { total, possible, refused, tasks } }: { report: DryRun }) {
  const t = useWords('design');
  const late = refused > 0 || total === 0;
  return <Alert type={late ? 'warning' : 'success'} showIcon title={t('dry-run.sums', { total, possible, refused })} description={t('dry-run.tasks', { kept: tasks.kept, reOffered: tasks.reOffered, ended: tasks.ended })} />;
}

function Classes({ rows }: { rows: DryRun['classes'] }) {
  const t = useWords('design');
  return (
    <section className="part" aria-label={t('dry-run.classes')}>
      <h3>{t('dry-run.classes')}</h3>
      <div className="design-scroll" tabIndex={0} role="region" aria-label={t('dry-run.classes')}>
        <table className="design-table">
          <thead>
            <tr>
              <th scope="col">{t('dry-run.standing-at')}</th>
              <th scope="col" className="amount">
                {t('dry-run.count')}
              </th>
              <th scope="col">{t('dry-run.result')}</th>
              <th scope="col">{t('dry-run.example')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ steps, count, possible, message, example }, index) => (
              <tr key={index} className={possible ? undefined : 'finding-warning'}>
                <td>{[...new Set(steps.map(({ name }) => name))].join('、')}</td>
                <td className="amount">{count}</td>
                <td>{possible ? t('dry-run.possible') : message}</td>
                <td><CaseName of={example} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const counts = ['count', 'later', 'earlier', 'same', 'lateAtOnce', 'refused'] as const;

function Deadlines({ rows }: { rows: DryRun['deadlines'] }) {
  const t = useWords('design');
  return (
    <section className="part" aria-label={t('dry-run.deadlines')}>
      <h3>{t('dry-run.deadlines')}</h3>
      <div className="design-scroll" tabIndex={0} role="region" aria-label={t('dry-run.deadlines')}>
        <table className="design-table">
          <thead>
            <tr>
              <th scope="col">{t('dry-run.column.node')}</th>
              <th scope="col">{t('dry-run.column.policy')}</th>
              {counts.map((name) => (
                <th key={name} scope="col" className="amount">
                  {t(`dry-run.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.node}>
                <th scope="row">{row.name}</th>
                <td>{t(`migration.policy.${row.policy}`)}</td>
                {counts.map((name) => (
                  <td key={name} className="amount">
                    {row[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
