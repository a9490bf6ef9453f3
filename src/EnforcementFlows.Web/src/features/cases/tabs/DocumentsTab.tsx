import { Button, Tag, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showDay, showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { DocumentDrawer } from '../documents/DocumentDrawer';
import { useCaseList } from '../queries';
import { useCodes } from '../useCodes';

type Paper = Schema<'ListDocumentsRow'>;

/** The papers made on the case (文书), whom they go to and how they were served. */
export function DocumentsTab({ about }: TabProps) {
  const t = useWords('cases');
  const list = useCaseList(about.id, 'documents', (after) => dataOf(api.GET('/api/cases/{caseId}/documents', { params: { path: { caseId: about.id }, query: { after } } })));
  const [params, setParams] = useSearchParams();
  const columns = useDocumentColumns((paper) => setParams({ paper }));
  return (
    <>
      <ListTable inPage label={t('tab.documents')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-documents')} />
      <DocumentDrawer caseId={about.id} documentId={params.get('paper') ?? undefined} onClose={() => setParams({})} />
    </>
  );
}

function useDocumentColumns(onPreview: (id: string) => void): TableColumnsType<Paper> {
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
      title: t('paper'),
      width: 170,
      className: 'no-print',
      render: (_, row) => (
        <span className="row-acts">
          <Button size="small" aria-label={t('preview-of', { name: row.name, recipient: row.recipientName })} onClick={() => onPreview(row.id)}>
            {t('preview')}
          </Button>
          <a href={`/api/documents/${row.id}`} download={row.fileName}>
            .docx<span className="unseen"> {t('download-of', { name: row.name, recipient: row.recipientName })}</span>
          </a>
        </span>
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
