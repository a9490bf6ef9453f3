import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { api, dataOf } from '@/lib/api';
import type { Attachment } from '@/lib/attachments';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import type { TabProps } from '../CaseTabs';
import { useCaseList, useCaseTasks } from '../queries';
import { showSize, typeOf } from './file';
import { UploadFiles } from './UploadFiles';
import './attachments.css';

/** 附件: the files that are kept with the case. What is kept stays; every download is on record. */
export function AttachmentsTab({ about }: TabProps) {
  const t = useWords('cases');
  const list = useCaseList(about.id, 'attachments', (after) => dataOf(api.GET('/api/cases/{caseId}/attachments', { params: { path: { caseId: about.id }, query: { after } } })));
  const columns = useAttachmentColumns(about.id);
  return (
    <>
      <UploadFiles caseId={about.id} />
      <ListTable inPage label={t('tab.attachments')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('no-attachments')} />
    </>
  );
}

function useAttachmentColumns(caseId: string): TableColumnsType<Attachment> {
  const t = useWords('cases');
  const tasks = useCaseTasks(caseId).rows;
  return [
    {
      title: t('file'),
      width: 330,
      render: (_, row) => (
        <a className="file-name" href={`/api/cases/${caseId}/attachments/${row.id}`} download={row.name}>
          {row.name}
          <span className="unseen"> {t('download')}</span>
        </a>
      ),
    },
    { title: t('file-type'), width: 90, render: (_, row) => typeOf(row.contentType) },
    { title: t('file-size'), width: 90, align: 'right', render: (_, row) => showSize(row.size) },
    { title: t('of-task'), width: 200, render: (_, row) => row.taskId && <Link to={`/tasks/${row.taskId}`}>{tasks.find((task) => task.id === row.taskId)?.name ?? t('task')}</Link> },
    { title: t('uploaded-by'), width: 120, render: (_, row) => row.uploadedByName },
    { title: t('uploaded-at'), width: 140, render: (_, row) => showTime(row.uploadedAt) },
    { title: t('fingerprint'), width: 140, render: (_, row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}…</code> },
  ];
}
