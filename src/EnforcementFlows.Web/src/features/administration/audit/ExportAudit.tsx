import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { TextColumn } from '@/components/printing';
import { ProblemNotice } from '@/components/ProblemNotice';
import { csvOf } from '@/lib/csv';
import { useWords } from '@/lib/i18n';
import { save } from '@/lib/save';
import type { Entry, Wanted } from './filter';
import { readAudit } from './useAuditSearch';

const pageSize = 200;
const most = 20_000; // rows of a file that people still look through

/** Saves all that is found as a file; while it is read one sees how much is there, and can stop it. */
export function ExportAudit({ wanted, columns }: { wanted: Wanted; columns: TextColumn<Entry>[] }) {
  const t = useWords('administration');
  const [count, setCount] = useState(0);
  const isStopped = useRef(false);
  const exporting = useMutation({
    mutationFn: async () => {
      isStopped.current = false;
      const found: Entry[] = [];
      let after: string | undefined;
      do {
        const page = await readAudit(wanted, after, pageSize);
        found.push(...page.items);
        after = page.next ?? undefined;
        setCount(found.length);
      } while (after !== undefined && found.length < most && !isStopped.current);
      if (isStopped.current) return { isCut: false };
      const rows = [columns.map(({ label }) => label), ...found.map((entry, index) => columns.map(({ text }) => text(entry, index)))];
      save(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), `${t('audit.file', { from: wanted.from, until: wanted.to })}.csv`);
      return { isCut: after !== undefined };
    },
  });
  const stop = () => {
    isStopped.current = true;
  };
  return (
    <>
      {exporting.isPending ? (
        <Button onClick={stop} loading={{ icon: <DownloadOutlined aria-hidden /> }}>
          {t('audit.export-stop')}
        </Button>
      ) : (
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => exporting.mutate()}>
          {t('audit.export')}
        </Button>
      )}
      <span role="status">{exporting.isPending && t('audit.export-progress', { count })}</span>
      {exporting.data?.isCut && <Alert type="warning" showIcon title={t('audit.export-cut', { count: most })} />}
      {exporting.error && <ProblemNotice problem={exporting.error} />}
    </>
  );
}
