import { Button, Card, Form, Input, Radio } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { NodeMap } from './NodeMap';
import type { Plan } from './plan';
import { PolicyMap } from './PolicyMap';
import type { MigrationDetail } from './types';
import type { EditedPlan } from './usePlan';
import { VariableMap } from './VariableMap';

type Props = { detail: MigrationDetail; edited: EditedPlan; onReload: () => void };

/** How steps, variables and clocks of the earlier version go over to the later one. */
export function PlanForm({ detail, edited, onReload }: Props) {
  const t = useWords('design');
  const { edit } = detail.migration.may;
  const { plan, set, save, isChanged, discard } = edited;
  const isStale = save.error instanceof Problem && save.error.status === 409;
  const parts = { detail, plan, disabled: !edit, onChange: set };
  return (
    <Card size="small" title={<h2>{t('migration.how')}</h2>} className="migration-plan">
      {save.error && <ProblemNotice problem={save.error} />}
      {isStale && (
        <div className="design-bar">
          <Button onClick={onReload}>{t('migration.reload')}</Button>
          <span className="fine">{t('migration.kept')}</span>
        </div>
      )}
      {edit && <Ground plan={plan} onChange={set} />}
      <Form.Item label={t('migration.tasks')} extra={edit && t('migration.tasks-about')}>
        <Radio.Group
          aria-label={t('migration.tasks')}
          disabled={!edit}
          value={plan.tasks}
          options={(['keep', 're-offer'] as const).map((value) => ({ value, label: t(`migration.task-policy.${value}`) }))}
          onChange={(event) => set({ ...plan, tasks: event.target.value as Plan['tasks'] })}
        />
      </Form.Item>
      <NodeMap {...parts} />
      <PolicyMap {...parts} />
      <VariableMap {...parts} />
      {edit && (
        <div className="design-bar">
          <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
            {t('migration.save')}
          </Button>
          {isChanged && <Button onClick={discard}>{t('settings.discard')}</Button>}
          <span role="status">{t(isChanged ? 'migration.unsaved' : 'settings.nothing')}</span>
        </div>
      )}
    </Card>
  );
}

// why cases that began under the one version may go on under the other
function Ground({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const t = useWords('design');
  return (
    <Form layout="vertical" className="migration-ground">
      <Form.Item label={t('migration.ground')} htmlFor="legal-ground" required>
        <Input id="legal-ground" maxLength={2000} value={plan.legalGround} placeholder={t('migration.ground-such-as')} onChange={(event) => onChange({ ...plan, legalGround: event.target.value })} />
      </Form.Item>
      <Form.Item label={t('common:clause')} htmlFor="migration-clause">
        <Input id="migration-clause" maxLength={64} value={plan.clause} onChange={(event) => onChange({ ...plan, clause: event.target.value })} />
      </Form.Item>
    </Form>
  );
}
