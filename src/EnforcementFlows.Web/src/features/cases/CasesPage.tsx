import { useNavigate, useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { CaseFilter } from './CaseFilter';
import { useCaseColumns } from './caseColumns';
import { filterOf } from './filter';
import './cases.css';

/** The cases that one may see, newest first. */
export function CasesPage() {
  const t = useWords('cases');
  const [params] = useSearchParams();
  const filter = filterOf(params);
  const list = useList(['cases', filter], (after) => dataOf(api.GET('/api/cases', { params: { query: { ...filter, after } } })));
  const columns = useCaseColumns();
  const open = useNavigate();
  return (
    <>
      <PageHead title={t('list')} about={t('list-about')} />
      <CaseFilter key={params.toString()} filter={filter} />
      <ListTable label={t('list')} list={list} columns={columns} rowKey={(row) => row.id} empty={t(params.size > 0 ? 'none-found' : 'none')} onOpen={(row) => void open(`/cases/${row.id}`)} />
    </>
  );
}
