import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '@/lib/i18n';
import { NodeRow } from './NodeRow';
import { shownNodes, type Plan } from './plan';
import type { MigrationDetail } from './types';
import { useDryRun } from './useDryRun';

export type PlanProps = { detail: MigrationDetail; plan: Plan; disabled: boolean; onChange: (plan: Plan) => void };

const most = 60; // rows; the rest is found by name

/** Where a flow that stands at a step of the earlier version goes on in the later one. */
export function NodeMap({ detail, plan, disabled, onChange }: PlanProps) {
  const t = useWords('design');
  const [showAll, setShowAll] = useState(false);
  const [text, setText] = useState('');
  const classes = useDryRun(detail.migration).data?.classes;
  const nodes = shownNodes(detail, showAll, text);
  const standing = (activityId: string) => classes?.filter(({ steps }) => steps.some((step) => step.activityId === activityId)).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="part" aria-label={t('migration.nodes')}>
      <div className="design-bar">
        <h3>{t('migration.nodes')}</h3>
        <Checkbox checked={showAll} onChange={(event) => setShowAll(event.target.checked)}>
          {t('migration.show-all', { count: detail.nodes.length })}
        </Checkbox>
        {showAll && <Input className="flow-search" allowClear aria-label={t('migration.find-step')} placeholder={t('migration.find-step')} value={text} onChange={(event) => setText(event.target.value)} />}
      </div>
      {nodes.length === 0 && <p className="fine">{t(showAll ? 'migration.no-step' : 'migration.nodes-alike')}</p>}
      {nodes.length > 0 && (
        <div className="design-scroll" tabIndex={0} role="region" aria-label={t('migration.nodes')}>
          <table className="design-table">
            <thead>
              <tr>
                <th scope="col">{t('migration.step-before')}</th>
                {classes && (
                  <th scope="col" className="amount">
                    {t('migration.standing')}
                  </th>
                )}
                <th scope="col">{t('migration.step-after')}</th>
                <th scope="col">{t('migration.go-on')}</th>
              </tr>
            </thead>
            <tbody>
              {nodes.slice(0, most).map((node) => (
                <NodeRow key={node.path} node={node} standing={standing(node.activityId)} detail={detail} plan={plan} disabled={disabled} onChange={onChange} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {nodes.length > most && <p className="fine">{t('migration.first-steps', { count: most })}</p>}
    </section>
  );
}
