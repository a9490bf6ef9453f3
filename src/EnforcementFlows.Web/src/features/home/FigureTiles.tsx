import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { pageOf, type Figure } from './figures';

/** Numbers that lead to the lists they count. */
export function FigureTiles({ title, figures }: { title: string; figures: Figure[] }) {
  const t = useWords('home');
  if (figures.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="tiles">
        {figures.map((figure) => (
          <li key={figure.code} className={figure.count > 0 ? `tile tile-${figure.code}` : 'tile tile-none'}>
            <Tile to={pageOf(figure.path)}>
              <b>{figure.more ? t('more-than', { count: figure.count }) : figure.count}</b>
              <span>{figure.name}</span>
            </Tile>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ to, children }: { to: string | null; children: React.ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : <div>{children}</div>;
}
