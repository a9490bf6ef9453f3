import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DateField } from '@/components/dates/DateField';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { showDay } from '@/lib/time';
import { ChainFields } from './ChainFields';
import { NodeFields } from './NodeFields';
import { OutcomeFields } from './OutcomeFields';
import { codesTwice, listOf } from './outcomes';
import { noEdits, patchOf, type Edits, type Profile } from './patch';
import { RoleFields } from './RoleFields';
import { SettingFields } from './SettingFields';
import { TriageFields } from './TriageFields';

/** Draws up a change: from when, why, what, and which running deadlines follow. */
export function ProposeProfile({ profile }: { profile: Profile }) {
  const t = useWords('administration');
  const navigate = useNavigate();
  const today = showDay(useNow());
  const [edits, setEdits] = useState<Edits>(noEdits);
  const [effectiveFrom, setEffectiveFrom] = useState<string>();
  const [reason, setReason] = useState('');
  const [recompute, setRecompute] = useState<string[]>([]);
  const patch = patchOf(profile, edits);
  const outcomes = edits.outcomes ?? listOf(profile.outcomes);
  const propose = useMutation({
    mutationFn: () => dataOf(api.POST('/api/profiles/changes', { body: { effectiveFrom: effectiveFrom ?? today, reason, patch, recompute } })),
    onSuccess: (change) => void navigate(`/administration/profile/changes/${change.id}`),
  });
  const nodes = Object.entries(profile.nodes ?? {}).map(([value, node]) => ({ value, label: node.name }));
  return (
    <Form layout="vertical" className="admin" onFinish={() => propose.mutate()}>
      {propose.error && <ProblemNotice problem={propose.error} />}
      <Card size="small">
        <div className="proposal">
          <Form.Item label={t('profile.effective-from')} htmlFor="effective-from" required>
            <DateField id="effective-from" value={effectiveFrom ?? today} min={today} onChange={setEffectiveFrom} />
          </Form.Item>
          <Form.Item label={t('profile.reason')} htmlFor="reason" required>
            <Input id="reason" maxLength={2000} required value={reason} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('profile.recompute')} htmlFor="recompute" extra={t('profile.recompute-about')}>
            <Select<string[]> id="recompute" mode="multiple" value={recompute} onChange={setRecompute} options={nodes} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        </div>
      </Card>
      <Card size="small" title={<h2>{t('profile.settings')}</h2>}>
        <SettingFields profile={profile} edits={edits} onChange={(name, value) => setEdits({ ...edits, settings: { ...edits.settings, [name]: value } })} />
      </Card>
      <Card size="small" title={<h2>{t('profile.nodes')}</h2>}>
        <NodeFields
          profile={profile}
          edits={edits}
          onLimit={(node, limit) => setEdits({ ...edits, limits: { ...edits.limits, [node]: limit } })}
          onAlert={(node, alert) => setEdits({ ...edits, alerts: { ...edits.alerts, [node]: alert } })}
        />
      </Card>
      <Card size="small" title={<h2>{t('profile.chains')}</h2>}>
        <p>{t('profile.chains-about')}</p>
        <ChainFields profile={profile} edits={edits} onChange={(chain, edit) => setEdits({ ...edits, chains: { ...edits.chains, [chain]: edit } })} />
      </Card>
      <Card size="small" title={<h2>{t('profile.triage')}</h2>}>
        <TriageFields rules={edits.triage ?? profile.triage ?? []} onChange={(triage) => setEdits({ ...edits, triage })} />
      </Card>
      <Card size="small" title={<h2>{t('profile.roles')}</h2>}>
        <RoleFields profile={profile} edits={edits} onChange={(role, edit) => setEdits({ ...edits, roles: { ...edits.roles, [role]: edit } })} />
      </Card>
      <Card size="small" title={<h2>{t('profile.outcomes')}</h2>}>
        <OutcomeFields outcomes={outcomes} onChange={(changed) => setEdits({ ...edits, outcomes: changed })} />
      </Card>
      <div className="admin-acts admin-send">
        <Button type="primary" htmlType="submit" disabled={patch === null || reason.trim() === '' || codesTwice(outcomes).length > 0} loading={propose.isPending}>
          {t('profile.submit')}
        </Button>
        {patch === null && t('profile.nothing')}
      </div>
    </Form>
  );
}
