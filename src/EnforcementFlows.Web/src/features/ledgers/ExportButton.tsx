import { useMutation } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { downloadWorkbook, type Received } from './export';

/** Saves a ledger as a workbook; while it comes one sees how much of it is there, and can stop it. */
export function ExportButton({ url }: { url: string }) {
  const t = useWords('ledgers');
  const [received, setReceived] = useState<Received>();
  const abort = useRef<AbortController>(undefined);
  const download = useMutation({
    mutationFn: async () => {
      abort.current = new AbortController();
      setReceived(undefined);
      const { signal } = abort.current;
      await downloadWorkbook(url, setReceived, signal).catch((failure: unknown) => {
        if (!signal.aborted) throw failure;
      });
    },
  });
  return (
    <>
      {download.isPending ? (
        <Button onClick={() => abort.current?.abort()} loading={{ icon: <DownloadOutlined aria-hidden /> }}>
          {t('export-stop')}
        </Button>
      ) : (
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => download.mutate()}>
          {t('export')}
        </Button>
      )}
      <span role="status" className="export-status">
        {download.isPending && t('export-progress', { kilobytes: Math.ceil((received?.bytes ?? 0) / 1024), rows: received?.rows ?? '…' })}
      </span>
      {download.error && <ProblemNotice problem={download.error} />}
    </>
  );
}
