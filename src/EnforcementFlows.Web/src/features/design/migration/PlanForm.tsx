import { Alert, Button, Card, Form, Input, Radio } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { MergeNotice } from './MergeNotice';
import { NodeMap } from './NodeMap';
import type { Plan } from './plan';
import { PolicyMap } from './PolicyMap';
import type { MigrationDetail } from './types';
import type { EditedPlan } from './usePlan';
import { VariableMap } from './VariableMap';

type Props = { detail: MigrationDetail; edited: EditedPlan };

/** How steps, variables and clocks of the earlier version go over to the later one. */
export function PlanForm({ detail, edited }: Props) {
  const t = useWords('design');
  const { edit } = detail.migration.may;
  const { plan, set, save, catchUp, isChanged, discard } = edited;
  const isStale = edited.isBehind || (save.error instanceof Problem && save.error.status === 409);
  const parts = { detail, plan, disabled: !edit, onChange: set };
  return (
    <Card size="small" title={<h2>{t('migration.how')}</h2>} className="migration-plan">
      {save.error && <ProblemNotice problem={save.error} />}
      {catchUp.error && <ProblemNotice problem={catchUp.error} onRetry={() => catchUp.mutate()} />}
      {edited.isHeldBack && <Alert type="info" showIcon title={t('migration.held-back')} />}
      {edit && isStale && (
        <Alert
          type="warning"
          showIcon
          title={t('migration.behind')}
          description={t('migration.kept')}
          action={
            <Button loading={catchUp.isPending} onClick={() => catchUp.mutate()}>
              {t('migration.reload')}
            </Button>
          }
        />
      )}
      <MergeNotice detail={detail} edited={edited} />
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
          <Button type="primary" disabled={!isChanged || edited.isBehind} loading={save.isPending} onClick={() => save.mutate(plan)}>
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
