import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '@/components/Announcements';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { templateUrl } from './template';
import { uploadDocket } from './upload';

/** Takes a docket in; one that is being sent shows how far it is. */
export function UploadBox() {
  const t = useWords('filing');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [percent, setPercent] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadDocket(file, setPercent),
    onSuccess: async ({ row, isFirst }) => {
      if (!isFirst) announce(t('import.again'));
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate(`/imports/${row.id}`);
    },
  });
  return (
    <div>
      <div className="import-acts">
        <Upload
          accept=".csv,.xlsx,text/csv"
          showUploadList={false}
          disabled={upload.isPending}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={upload.isPending}>
            {t('import.choose')}
          </Button>
        </Upload>
        <Button icon={<DownloadOutlined aria-hidden />} href={templateUrl()} download="在办案件模板.csv">
          {t('import.template')}
        </Button>
      </div>
      {upload.isPending && <Progress percent={percent} aria-label={t('import.uploading', { name: upload.variables.name })} />}
      {upload.error && <ProblemNotice problem={upload.error} />}
    </div>
  );
}
