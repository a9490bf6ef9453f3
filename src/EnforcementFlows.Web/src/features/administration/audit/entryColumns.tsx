import { Button, Tag, type TableColumnsType } from 'antd';
import type { TextColumn } from '@/components/printing';
import { useWords } from '@/lib/i18n';
import { inCourt, showTime } from '@/lib/time';
import { useWhat } from './entryWords';
import type { Entry } from './filter';

export const showSecond = (instant: string) => inCourt(instant).format('YYYY-MM-DD HH:mm:ss');

/** An entry in the list of what is found. */
export function useEntryColumns(onOpen: (entry: Entry) => void): TableColumnsType<Entry> {
  const t = useWords('administration');
  const whatOf = useWhat();
  return [
    { title: t('audit.at'), width: 140, render: (_, row) => showTime(row.at) },
    { title: t('audit.kind'), width: 116, render: (_, row) => <Tag className={`audit-${row.kind}`}>{t(`audit.kinds.${row.kind}`)}</Tag> },
    { title: t('audit.by'), width: 120, render: (_, row) => row.byName ?? row.by ?? t('audit.system') },
    { title: t('audit.number'), width: 184, dataIndex: 'caseNumber' },
    { title: t('audit.what'), width: 170, render: (_, row) => whatOf(row) },
    {
      title: t('audit.text'),
      width: 320,
      render: (_, row) => (
        <>
          {row.text} {row.code && <span className="clause">{row.code}</span>}
        </>
      ),
    },
    {
      title: t('audit.detail'),
      width: 80,
      render: (_, row) => (
        <Button size="small" aria-label={t('audit.detail-of', { what: whatOf(row), at: showTime(row.at) })} onClick={() => onOpen(row)}>
          {t('audit.detail')}
        </Button>
      ),
    },
  ];
}

/** An entry on paper and in a file: all of it. */
export function useEntryText(): TextColumn<Entry>[] {
  const t = useWords('administration');
  const whatOf = useWhat();
  return [
    { label: t('audit.at'), text: (row) => showSecond(row.at) },
    { label: t('audit.kind'), text: (row) => t(`audit.kinds.${row.kind}`) },
    { label: t('audit.by'), text: (row) => row.byName ?? row.by ?? t('audit.system') },
    { label: t('audit.number'), text: (row) => row.caseNumber ?? '' },
    { label: t('audit.what'), text: (row) => whatOf(row) },
    { label: t('audit.text'), text: (row) => row.text ?? '' },
    { label: t('audit.code-or-clause'), text: (row) => row.code ?? '' },
    { label: t('audit.subject'), text: (row) => row.subject ?? '' },
    { label: t('audit.id'), text: (row) => row.id },
  ];
}
