import { Alert, Button, Card, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';
import type { ReleaseDetail } from '../useFlows';
import { hindranceOf, isReady } from './hindrance';
import { useDecision } from './useDecision';

/** The decision on a request: by somebody else than its authors, who is told why where it is not theirs. */
export function DecideRelease({ release }: { release: ReleaseDetail }) {
  const t = useWords('design');
  const self = useActor().id;
  const hindrance = hindranceOf(release, self, useMay()('workflow.publish'));
  const [said, setSaid] = useState({ opinion: '', warningReason: '' });
  const decide = useDecision(release.id, said);
  const { check } = release;
  return (
    <Card size="small" title={<h2>{t('decision.title')}</h2>} className="decision">
      {hindrance && <Alert type="info" showIcon title={t(`decision.${hindrance}`)} />}
      {decide.error && <ProblemNotice problem={decide.error} />}
      {release.mayDecide && (
        <Form layout="vertical">
          {check !== null && check.newWarnings > 0 && (
            <Form.Item label={t('decision.accept', { count: check.newWarnings })} htmlFor="warning-reason" extra={t('decision.accept-about')} required>
              <Input.TextArea id="warning-reason" rows={2} maxLength={2000} value={said.warningReason} onChange={(event) => setSaid({ ...said, warningReason: event.target.value })} />
            </Form.Item>
          )}
          <Form.Item label={t('decision.opinion')} htmlFor="opinion" extra={t('decision.reject-needs-reason')}>
            <Input.TextArea id="opinion" rows={2} maxLength={2000} value={said.opinion} onChange={(event) => setSaid({ ...said, opinion: event.target.value })} />
          </Form.Item>
        </Form>
      )}
      <div className="design-bar">
        {release.mayDecide && (
          <>
            <Popconfirm title={t('decision.approve-sure', { number: release.version })} onConfirm={() => decide.mutate('approve')} disabled={!isReady(check, said.warningReason)}>
              <Button type="primary" disabled={!isReady(check, said.warningReason)} loading={decide.isPending && decide.variables === 'approve'}>
                {t('decision.approve')}
              </Button>
            </Popconfirm>
            <Button disabled={said.opinion.trim() === ''} loading={decide.isPending && decide.variables === 'reject'} onClick={() => decide.mutate('reject')}>
              {t('decision.reject')}
            </Button>
          </>
        )}
        {release.mayWithdraw && (
          <Popconfirm title={t('decision.withdraw-sure')} onConfirm={() => decide.mutate('withdraw')}>
            <Button loading={decide.isPending && decide.variables === 'withdraw'}>{t('decision.withdraw')}</Button>
          </Popconfirm>
        )}
      </div>
    </Card>
  );
}
