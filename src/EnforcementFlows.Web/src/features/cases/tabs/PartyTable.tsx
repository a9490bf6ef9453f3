import { useWords } from '@/lib/i18n';
import type { TabProps } from '../CaseTabs';
import { useCodes } from '../useCodes';
import { PlainTable } from './PlainTable';

/** The parties as the host gives them, numbers masked. */
export function PartyTable({ about }: TabProps) {
  const t = useWords('cases');
  const codes = useCodes();
  const parties = [...about.applicants.map((party) => ({ ...party, role: t('applicant') })), ...about.debtors.map((party) => ({ ...party, role: t('debtor') }))];
  return (
    <PlainTable
      label={t('parties')}
      empty={t('no-parties')}
      rows={parties}
      columns={[
        { title: t('as'), width: 110, dataIndex: 'role' },
        { title: t('name'), width: 200, dataIndex: 'name' },
        { title: t('party-kind'), width: 100, render: (_, row) => codes('party', row.kind) },
        { title: t('id-number'), width: 190, render: (_, row) => row.idNumber ?? '—' },
        { title: t('phone'), width: 130, render: (_, row) => row.phone ?? '—' },
        { title: t('address'), width: 260, render: (_, row) => row.address ?? '—' },
      ]}
    />
  );
}
