import { CloseOutlined } from '@ant-design/icons';
import { useWords } from '@/lib/i18n';
import { showLimit, showTime } from '@/lib/time';
import type { Filter } from './filter';

type Props = { filter: Filter; onChange: (filter: Filter) => void };

/** What narrows the list and no field of the bar shows: it came with a link, such as a figure's of the first page. Each can be taken off. */
export function NarrowedBy({ filter, onChange }: Props) {
  const t = useWords('inbox');
  const { approval, dueFrom, dueBy } = filter;
  const parts: [keyof Filter, string | undefined][] = [
    ['approval', approval === undefined ? undefined : t(approval ? 'only-approvals' : 'no-approvals')],
    ['dueFrom', dueFrom && t('due-after', { time: showTime(dueFrom) })],
    ['dueBy', dueBy && t('due-by', { day: showLimit(dueBy) })],
  ];
  return parts.map(
    ([name, text]) =>
      text && (
        <button key={name} type="button" className="narrowed-by" aria-label={t('filter-drop', { filter: text })} onClick={() => onChange({ ...filter, [name]: undefined })}>
          {text} <CloseOutlined aria-hidden />
        </button>
      ),
  );
}
