import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { SideSheet } from '@/components/SideSheet';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Paper } from './Paper';
import './documents.css';

type Props = { caseId: string; documentId: string | undefined; onClose: () => void };

/** 预览: what a paper says, to be read and printed before its file is downloaded. */
export function DocumentDrawer({ caseId, documentId, onClose }: Props) {
  const t = useWords('cases');
  const query = useQuery({
    queryKey: ['case', caseId, 'document', documentId],
    queryFn: () => dataOf(api.GET('/api/documents/{documentId}/preview', { params: { path: { documentId: documentId! } } })),
    enabled: documentId !== undefined,
  });
  return (
    <SideSheet
      open={documentId !== undefined}
      onClose={onClose}
      size={860}
      rootClassName="paper-drawer"
      title={query.data?.name ?? t('preview')}
      destroyOnHidden
      extra={query.data && <Acts id={query.data.id} fileName={query.data.fileName} />}
    >
      <QueryStates query={query} isEmpty={({ blocks }) => blocks.length === 0} empty={t('preview-empty')}>
        {({ name, blocks, truncated }) => (
          <>
            {truncated && <Alert type="info" showIcon className="no-print" title={t('preview-cut')} />}
            <Paper name={name} blocks={blocks} />
          </>
        )}
      </QueryStates>
    </SideSheet>
  );
}

function Acts({ id, fileName }: { id: string; fileName: string }) {
  const t = useWords('cases');
  return (
    <div className="paper-acts">
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('common:print')}
      </Button>
      <Button href={`/api/documents/${id}`} download={fileName}>
        {t('download-docx')}
      </Button>
    </div>
  );
}
