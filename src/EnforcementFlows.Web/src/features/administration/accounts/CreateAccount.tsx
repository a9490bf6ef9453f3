import { useMutation } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf, Problem, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { useActor } from '@/lib/session';
import type { Given } from './account';
import { isComplete, OfficeFields, type Offices } from './OfficeFields';

const employers: Schema<'Employer'>[] = ['court', 'contractor'];

type Entered = Offices & { account: string; employer: Schema<'Employer'> };

/** Makes an account for somebody; its first password comes with the answer. */
export function CreateAccount({ onDone, onClose }: { onDone: (given: Given) => void; onClose: () => void }) {
  const t = useWords('administration');
  const { court } = useActor();
  const [entered, setEntered] = useState<Entered>({ account: '', employer: 'court', name: '', roles: [], teams: [] });
  const intent = useIntent();
  const create = useMutation({
    mutationFn: () => {
      const body = { ...entered, account: entered.account.trim(), name: entered.name.trim() };
      return dataOf(api.POST('/api/staff/accounts', { params: { header: { 'Idempotency-Key': intent.keyOf(body) } }, body }));
    },
    onSuccess: onDone,
  });
  const errors = create.error instanceof Problem ? create.error.errors : [];
  const wrong = errors.find((error) => error.field === 'account')?.message;
  return (
    <Dialog
      open
      title={t('accounts.create')}
      okText={t('accounts.create')}
      cancelText={t('common:cancel')}
      confirmLoading={create.isPending}
      okButtonProps={{ disabled: !isComplete(entered) || entered.account.trim() === '' }}
      onCancel={onClose}
      onOk={() => create.mutate()}
    >
      {create.error && <ProblemNotice problem={create.error} />}
      <Form layout="vertical">
        <Form.Item label={t('accounts.account')} htmlFor="account" required validateStatus={wrong && 'error'} help={[wrong, t('accounts.account-about')].filter(Boolean).join('：')}>
          <Input id="account" prefix={`${court}.`} maxLength={32} autoComplete="off" value={entered.account} onChange={(event) => setEntered({ ...entered, account: event.target.value })} />
        </Form.Item>
        <OfficeFields offices={entered} errors={errors} onChange={(offices) => setEntered({ ...entered, ...offices })} />
        <Form.Item label={t('accounts.employed-by')}>
          <Radio.Group
            name="employer"
            aria-label={t('accounts.employed-by')}
            value={entered.employer}
            options={employers.map((value) => ({ value, label: t(`accounts.employer.${value}`) }))}
            onChange={(event) => setEntered({ ...entered, employer: event.target.value as Schema<'Employer'> })}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
