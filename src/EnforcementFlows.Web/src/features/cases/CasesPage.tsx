import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { CaseFilter } from './CaseFilter';
import { useCaseColumns } from './caseColumns';
import { filterOf } from './filter';
import { useCases } from './useCases';
import './cases.css';

/** The cases that one may see, newest first. */
export function CasesPage() {
  const t = useWords('cases');
  const [params] = useSearchParams();
  const filter = filterOf(params);
  const [party, setParty] = useState<string>();
  const list = useCases(filter, party);
  const columns = useCaseColumns();
  const open = useNavigate();
  return (
    <>
      <PageHead title={t('list')} about={t('list-about')} />
      <CaseFilter key={params.toString()} filter={filter} party={party} onParty={setParty} />
      <ListTable label={t('list')} list={list} columns={columns} rowKey={(row) => row.id} empty={t(params.size > 0 || party ? 'none-found' : 'none')} onOpen={(row) => void open(`/cases/${row.id}`)} />
    </>
  );
}
