import { UploadOutlined } from '@ant-design/icons';
import { Button, Card, Progress, Upload } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { ArchiveReportTable } from './ArchiveReportTable';
import { BringIn } from './BringIn';
import { isWorthIt } from './report';
import { useArchiveImport, useArchivePreview } from './useArchive';

/** A whole court as a file: first what would change, then the change itself. */
export function ImportCourt() {
  const t = useWords('design');
  const [file, setFile] = useState<File>();
  const [percent, setPercent] = useState(0);
  const preview = useArchivePreview(setPercent);
  const bring = useArchiveImport();
  const begin = (chosen: File | undefined) => {
    setFile(chosen);
    setPercent(0);
    bring.reset();
    preview.reset();
    if (chosen) preview.mutate(chosen);
  };
  const report = bring.data ?? preview.data;
  return (
    <Card size="small" title={<h2>{t('archive.bring')}</h2>} className="archive-import">
      <p>{t('archive.bring-about')}</p>
      <div className="design-bar">
        <Upload
          accept=".zip,application/zip"
          showUploadList={false}
          disabled={preview.isPending || bring.isPending}
          beforeUpload={(chosen) => {
            begin(chosen);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />} loading={preview.isPending}>
            {t('archive.choose')}
          </Button>
        </Upload>
        {file && <strong>{file.name}</strong>}
      </div>
      {preview.isPending && <Progress percent={percent} aria-label={t('archive.reading', { name: file?.name })} />}
      {preview.error && <ProblemNotice problem={preview.error} />}
      {bring.error && <ProblemNotice problem={bring.error} />}
      {file && preview.data && !bring.data && <BringIn report={preview.data} isPending={bring.isPending} isWorthIt={isWorthIt(preview.data.files)} onSend={(order) => bring.mutate({ file, ...order })} onDrop={() => begin(undefined)} />}
      {report && <ArchiveReportTable report={report} isPreview={!bring.data} />}
    </Card>
  );
}
