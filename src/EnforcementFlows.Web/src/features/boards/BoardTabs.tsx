import { NavLink } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

const boards = [
  { path: '/boards', name: 'nodes', permission: 'board.read' },
  { path: '/boards/due-dates', name: 'due-dates', permission: 'board.read' },
  { path: '/boards/indicators', name: 'indicators', permission: 'board.read' },
  { path: '/boards/overdue', name: 'overdue', permission: 'ledger.read' },
];

/** The ways between the boards. */
export function BoardTabs() {
  const t = useWords('boards');
  const may = useMay();
  return (
    <nav className="board-tabs" aria-label={t('title')}>
      {boards
        .filter(({ permission }) => may(permission))
        .map(({ path, name }) => (
          <NavLink key={path} to={path} end>
            {t(`${name}.title`)}
          </NavLink>
        ))}
    </nav>
  );
}
