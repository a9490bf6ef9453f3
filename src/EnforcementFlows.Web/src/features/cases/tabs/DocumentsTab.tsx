import { Tag, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showDay, showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

type Paper = Schema<'ListDocumentsRow'>;

/** The papers made on the case (文书), whom they go to and how they were served. */
export function DocumentsTab({ about }: TabProps) {
  const t = useWords('cases');
  const list = useCaseList(about.id, 'documents', (after) => dataOf(api.GET('/api/cases/{caseId}/documents', { params: { path: { caseId: about.id }, query: { after } } })));
  const columns = useDocumentColumns();
  return <ListTable inPage label={t('tab.documents')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-documents')} />;
}

function useDocumentColumns(): TableColumnsType<Paper> {
  const t = useWords('cases');
  const codes = useCodes();
  return [
    {
      title: t('document'),
      width: 230,
      render: (_, row) => (
        <>
          {row.name} {row.clause && <span className="clause">{row.clause}</span>}
        </>
      ),
    },
    { title: t('recipient'), width: 200, render: (_, row) => `${row.recipientName}（${codes('recipient', row.recipientRole)}）` },
    { title: t('made-at'), width: 132, render: (_, row) => showTime(row.madeAt) },
    { title: t('state'), width: 130, render: (_, row) => <Tag>{codes('document', row.state)}</Tag> },
    { title: t('service'), width: 240, render: (_, row) => <Service paper={row} /> },
    {
      title: t('download'),
      width: 96,
      className: 'no-print',
      render: (_, row) => (
        <a href={`/api/documents/${row.id}`} download={row.fileName}>
          .docx<span className="unseen"> {t('download-of', { name: row.name, recipient: row.recipientName })}</span>
        </a>
      ),
    },
  ];
}

function Service({ paper }: { paper: Paper }) {
  const t = useWords('cases');
  const codes = useCodes();
  return (
    <>
      {codes('service', paper.method)} {paper.sentAt && t('sent-on', { day: showDay(paper.sentAt) })} {paper.servedAt && t('served-on', { day: showDay(paper.servedAt) })} {paper.returnReason}
    </>
  );
}
