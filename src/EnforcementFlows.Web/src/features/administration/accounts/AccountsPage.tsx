import { UserAddOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import type { Account, Act, Given } from './account';
import { AccountDialog } from './AccountDialog';
import { AccountFilter } from './AccountFilter';
import { CreateAccount } from './CreateAccount';
import { GivenPassword } from './GivenPassword';
import { useAccountColumns } from './accountColumns';
import { useAccounts } from './useAccounts';
import '../administration.css';

type Doing = 'create' | { act: Act; account: Account };

/** The accounts of the court's people: who has which posts, who may sign in. */
export function AccountsPage() {
  const t = useWords('administration');
  const client = useQueryClient();
  const [text, setText] = useState(''); // names do not belong into an address
  const [doing, setDoing] = useState<Doing>();
  const [given, setGiven] = useState<Given>();
  const list = useAccounts(text);
  const columns = useAccountColumns((act, account) => setDoing({ act, account }));
  const end = (password?: Given) => {
    setDoing(undefined);
    setGiven(password);
    for (const key of ['accounts', 'staff', 'staffing']) void client.invalidateQueries({ queryKey: [key] }); // after a refusal too: it may be that the account has moved on
  };
  return (
    <>
      <PageHead title={t('accounts.title')} about={t('accounts.about')}>
        <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setDoing('create')}>
          {t('accounts.create')}
        </Button>
      </PageHead>
      <AccountFilter text={text} onText={setText} />
      <ListTable inPage label={t('accounts.title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('accounts.none')} />
      {doing === 'create' && <CreateAccount onDone={end} onClose={() => end()} />}
      {doing !== undefined && doing !== 'create' && <AccountDialog act={doing.act} account={doing.account} onDone={end} onClose={() => end()} />}
      {given && <GivenPassword given={given} onClose={() => setGiven(undefined)} />}
    </>
  );
}
