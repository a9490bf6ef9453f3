import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DueMark } from '@/components/DueMark';
import { QueryStates } from '@/components/QueryStates';
import { dataAt } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { pageOf, withLimit, type Figure } from './figures';
import { lineOf } from './line';

const rows = 5;

/** The first rows of the list behind a figure. */
export function FigurePanel({ figure }: { figure: Figure }) {
  const t = useWords('home');
  const query = useQuery({ queryKey: ['tasks', 'start', figure.path], queryFn: () => dataAt<{ items: { [member: string]: unknown }[] }>(withLimit(figure.path, rows)) });
  const all = pageOf(figure.path);
  return (
    <section className="panel" aria-label={figure.name}>
      <h2>
        {figure.name} <small>{figure.more ? t('more-than', { count: figure.count }) : figure.count}</small>
        {all && <Link to={all}>{t('all', { name: figure.name })}</Link>}
      </h2>
      <QueryStates query={query}>
        {({ items }) => (
          <ul className="lines">
            {items.map(lineOf).map((line) => (
              <li key={line.key}>
                {line.to ? <Link to={line.to}>{line.title}</Link> : line.title} <span className="line-about">{line.about}</span>{' '}
                {line.dueAt ? <DueMark dueAt={line.dueAt} dueOn={line.dueOn} /> : line.dueOn && <time dateTime={line.dueOn}>{line.dueOn}</time>}
              </li>
            ))}
          </ul>
        )}
      </QueryStates>
    </section>
  );
}
