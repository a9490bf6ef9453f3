import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '@/lib/i18n';

type Props<Entry> = { name: string; index: number; entries: Entry[]; onChange: (entries: Entry[]) => void };

/** Moves an entry of a list on which the order depends, or takes it out. */
export function EntryActs<Entry>({ name, index, entries, onChange }: Props<Entry>) {
  const t = useWords('administration');
  const isLast = index === entries.length - 1;
  return (
    <span className="entry-acts">
      <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={index === 0} aria-label={t('profile.entry-up', { name })} onClick={() => onChange(swapped(entries, index - 1))} />
      <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={isLast} aria-label={t('profile.entry-down', { name })} onClick={() => onChange(swapped(entries, index))} />
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('profile.entry-remove', { name })} onClick={() => onChange(entries.filter((_, at) => at !== index))} />
    </span>
  );
}

// with the next one
const swapped = <Entry,>(entries: Entry[], index: number) => [...entries.slice(0, index), entries[index + 1]!, entries[index]!, ...entries.slice(index + 2)];
