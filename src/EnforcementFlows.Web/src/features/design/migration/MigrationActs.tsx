import { Alert, Button, Card, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { hindrancesOf } from './plan';
import { hasRest } from './progress';
import type { MigrationDetail } from './types';
import { UndoAll } from './UndoAll';
import { useMigrationAct, type MigrationAct } from './useMigrationAct';

const leading: MigrationAct[] = ['submit', 'approve']; // what takes the plan further

/** What can be done with a plan by whoever looks at it, and why not where something is missing or it is somebody else's to do. */
export function MigrationActs({ detail, isChanged }: { detail: MigrationDetail; isChanged: boolean }) {
  const t = useWords('design');
  const mayPublish = useMay()('workflow.publish');
  const [opinion, setOpinion] = useState('');
  const { migration } = detail;
  const { may, state } = migration;
  const act = useMigrationAct(migration.id, may.decide ? opinion.trim() : '');
  const hindrances = may.edit ? hindrancesOf(detail, isChanged) : [];
  const offered: [MigrationAct, boolean][] = [
    ['submit', may.edit],
    ['approve', may.decide],
    ['reject', may.decide],
    ['withdraw', may.withdraw],
    ['stop', may.stop],
    ['resume', may.resume && hasRest(migration)],
  ];
  const acts = offered.filter(([, isOffered]) => isOffered).map(([name]) => name);
  const mayUndo = may.undo && migration.migrated > 0;
  const isBarred = (name: MigrationAct) => (name === 'submit' && hindrances.length > 0) || (name === 'reject' && opinion.trim() === '');
  const waitsForAnother = state === 'proposed' && !may.decide;
  if (acts.length === 0 && !mayUndo && !waitsForAnother && !act.error) return null;
  return (
    <Card size="small" title={<h2>{t('migration.acts')}</h2>} className="decision">
      {waitsForAnother && <Alert type="info" showIcon title={t(mayPublish ? 'migration.own-plan' : 'migration.no-permission')} />}
      {act.error && <ProblemNotice problem={act.error} />}
      {hindrances.length > 0 && <Alert type="info" showIcon title={`${t('migration.before-submit')}${hindrances.map((hindrance) => t(`migration.hindrance.${hindrance}`)).join('；')}`} />}
      {may.decide && (
        <Form layout="vertical">
          <Form.Item label={t('decision.opinion')} htmlFor="migration-opinion" extra={t('decision.reject-needs-reason')}>
            <Input.TextArea id="migration-opinion" rows={2} maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
          </Form.Item>
        </Form>
      )}
      <div className="design-bar">
        {acts.map((name) => (
          <Popconfirm key={name} title={t(`migration.sure.${name}`)} disabled={isBarred(name)} onConfirm={() => act.mutate(name)}>
            <Button type={leading.includes(name) ? 'primary' : 'default'} disabled={isBarred(name)} loading={act.isPending && act.variables === name}>
              {t(`migration.act.${name}`)}
            </Button>
          </Popconfirm>
        ))}
        {mayUndo && <UndoAll migration={migration} />}
      </div>
    </Card>
  );
}
