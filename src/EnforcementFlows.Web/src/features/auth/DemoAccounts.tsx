import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { Select } from '@/components/Select';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';

type Props = { court: string | undefined; onChoose: (account: { court: string; username: string }, password: string) => void };

/** Who can sign in to a demo; nothing where the host is none. */
export function DemoAccounts({ court, onChoose }: Props) {
  const t = useWords('auth');
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => dataOf(api.GET('/api/demo')), staleTime: Infinity }).data;
  if (!demo?.enabled) return null;
  const people = demo.accounts.filter((account) => !court || account.court === court);
  return (
    <section className="demo-accounts" aria-label={t('demo')}>
      <Typography.Title level={2}>{t('demo')}</Typography.Title>
      <p>{t('demo-about', { password: demo.password })}</p>
      <Select
        aria-label={t('demo-person')}
        placeholder={t('demo-person')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={people.map((account) => ({ value: `${account.court}.${account.userName}`, label: `${account.court}.${account.userName} ${account.name}` }))}
        onChange={(chosen: string | null) => {
          const [of, username] = (chosen ?? '').split('.');
          if (of && username) onChoose({ court: of, username }, demo.password ?? '');
        }}
      />
    </section>
  );
}
