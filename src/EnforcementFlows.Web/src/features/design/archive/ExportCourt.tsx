import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { download } from './files';

/** Everything by which the court differs from another, as one file. */
export function ExportCourt() {
  const t = useWords('design');
  const mayRead = useMay()('profile.read');
  const get = useMutation({ mutationFn: () => download('/api/definitions/archive', 'court.zip') });
  return (
    <Card size="small" title={<h2>{t('archive.court')}</h2>}>
      <p>{t(mayRead ? 'archive.court-about' : 'archive.court-none')}</p>
      {get.error && <ProblemNotice problem={get.error} />}
      {mayRead && (
        <Button type="primary" icon={<DownloadOutlined aria-hidden />} loading={get.isPending} onClick={() => get.mutate()}>
          {t('archive.court-get')}
        </Button>
      )}
    </Card>
  );
}
