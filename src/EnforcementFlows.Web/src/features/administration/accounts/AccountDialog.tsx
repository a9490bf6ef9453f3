import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf, Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { Account, Act, Given } from './account';
import { ChangeAccount } from './ChangeAccount';

type Props = { act: Act; account: Account; onDone: (given?: Given) => void; onClose: () => void };

/** One act on an account. */
export function AccountDialog({ act, ...props }: Props) {
  switch (act) {
    case 'change':
      return <ChangeAccount {...props} />;
    case 'password':
      return <ResetPassword {...props} />;
    case 'deactivate':
      return <Deactivate {...props} />;
    case 'reactivate':
      return <Reactivate {...props} />;
  }
}

const paramsOf = (account: Account, key: string) => ({ path: { userId: account.id }, header: { 'Idempotency-Key': key } });

function ResetPassword({ account, onDone, onClose }: Omit<Props, 'act'>) {
  const t = useWords('administration');
  const act = (reason: string, key: string) => dataOf(api.POST('/api/staff/accounts/{userId}/password', { params: paramsOf(account, key), body: { reason, version: account.version } }));
  return (
    <ReasonDialog title={t('accounts.act-on.password', { name: account.name })} act={act} onDone={onDone} onClose={onClose}>
      <p>{t('accounts.password-about')}</p>
    </ReasonDialog>
  );
}

function Reactivate({ account, onDone, onClose }: Omit<Props, 'act'>) {
  const t = useWords('administration');
  const act = (reason: string, key: string) => dataOf(api.POST('/api/staff/accounts/{userId}/reactivate', { params: paramsOf(account, key), body: { reason, version: account.version } }));
  return (
    <ReasonDialog title={t('accounts.act-on.reactivate', { name: account.name })} act={act} onDone={() => onDone()} onClose={onClose}>
      <p>{t('accounts.reactivate-about')}</p>
    </ReasonDialog>
  );
}

/** What the person still has to do is told by the host first; only then one can insist. */
function Deactivate({ account, onDone, onClose }: Omit<Props, 'act'>) {
  const t = useWords('administration');
  const [isHeld, setHeld] = useState(false);
  const [force, setForce] = useState(false);
  const act = (reason: string, key: string) =>
    dataOf(api.POST('/api/staff/accounts/{userId}/deactivate', { params: paramsOf(account, key), body: { reason, version: account.version, force } })).catch((problem: unknown) => {
      setHeld(problem instanceof Problem && problem.code === 'staff.holds-work');
      throw problem;
    });
  return (
    <ReasonDialog title={t('accounts.act-on.deactivate', { name: account.name })} isReady={!isHeld || force} entered={force} act={act} onDone={() => onDone()} onClose={onClose}>
      <p>{t('accounts.deactivate-about')}</p>
      {isHeld && (
        <Form.Item>
          <Checkbox checked={force} onChange={(event) => setForce(event.target.checked)}>
            {t('accounts.force')}
          </Checkbox>
        </Form.Item>
      )}
    </ReasonDialog>
  );
}
