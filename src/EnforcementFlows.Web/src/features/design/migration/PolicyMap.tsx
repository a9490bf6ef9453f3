import { Checkbox } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import type { PlanProps } from './NodeMap';
import type { Policy } from './types';

const policies: Policy[] = ['keep-due', 'recompute', 'keep-spent'];

/** What becomes of the clocks that run: deadlines of nodes, and waits for a time. Those that nothing runs of are out of the way. */
export function PolicyMap({ detail: { deadlines, timers }, plan, disabled, onChange }: PlanProps) {
  const t = useWords('design');
  const [showAll, setShowAll] = useState(false);
  const profile = useProfile();
  const nodes = Object.entries(profile.data?.nodes ?? {}).map(([value, { name }]) => ({ value, label: `${name}（${value}）` }));
  const options = policies.map((value) => ({ value, label: t(`migration.policy.${value}`) }));
  const setDeadline = (node: string, part: Partial<(typeof plan.deadlines)[number]>) => onChange({ ...plan, deadlines: plan.deadlines.map((row) => (row.node === node ? { ...row, ...part } : row)) });
  const ofDeadlines = plan.deadlines.flatMap((row) => {
    const of = deadlines.find(({ node }) => node === row.node);
    return of && (showAll || of.running > 0 || row.policy !== 'keep-due' || row.toNode !== row.node) ? [{ ...row, name: of.name, running: of.running }] : [];
  });
  const ofTimers = plan.timers.flatMap((row) => {
    const of = timers.find(({ path }) => path === row.path);
    return of && (showAll || row.policy !== 'keep-due') ? [{ ...row, name: of.name }] : [];
  });
  const count = deadlines.length + timers.length;
  if (count === 0) return null;
  return (
    <section className="part" aria-label={t('migration.clocks')}>
      <div className="design-bar">
        <h3>{t('migration.clocks')}</h3>
        <Checkbox checked={showAll} onChange={(event) => setShowAll(event.target.checked)}>
          {t('migration.show-clocks', { count })}
        </Checkbox>
      </div>
      {profile.error && <ProblemNotice problem={profile.error} onRetry={() => void profile.refetch()} />}
      {ofDeadlines.length + ofTimers.length === 0 && <p className="fine">{t('migration.no-clocks')}</p>}
      {ofDeadlines.length + ofTimers.length > 0 && (
        <div className="design-scroll" tabIndex={0} role="region" aria-label={t('migration.clocks')}>
          <table className="design-table">
            <thead>
              <tr>
                <th scope="col">{t('migration.clock')}</th>
                <th scope="col" className="amount">
                  {t('migration.counting')}
                </th>
                <th scope="col">{t('migration.to-node')}</th>
                <th scope="col">{t('migration.how-long')}</th>
              </tr>
            </thead>
            <tbody>
              {ofDeadlines.map(({ node, name, running, toNode, policy }) => (
                <tr key={node}>
                  <th scope="row">{name}</th>
                  <td className="amount">{running}</td>
                  <td>
                    <Select className="in-cell" aria-label={`${name} ${t('migration.to-node')}`} disabled={disabled} showSearch={{ optionFilterProp: 'label' }} value={toNode} options={nodes} onChange={(value) => setDeadline(node, { toNode: value })} />
                  </td>
                  <td>
                    <Select<Policy> className="in-cell" aria-label={`${name} ${t('migration.how-long')}`} disabled={disabled} value={policy} options={options} onChange={(value) => setDeadline(node, { policy: value })} />
                  </td>
                </tr>
              ))}
              {ofTimers.map(({ path, name, policy }) => (
                <tr key={path}>
                  <th scope="row">{t('migration.wait', { name })}</th>
                  <td />
                  <td />
                  <td>
                    <Select<Policy>
                      className="in-cell"
                      aria-label={`${name} ${t('migration.how-long')}`}
                      disabled={disabled}
                      value={policy}
                      options={options}
                      onChange={(value) => onChange({ ...plan, timers: plan.timers.map((other) => (other.path === path ? { path, policy: value } : other)) })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
