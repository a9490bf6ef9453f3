import { NavLink } from 'react-router';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { entries } from './navigation';

/** The pages that the person's post has a use for. */
export function MainMenu() {
  const t = useWords('shell');
  const may = useMay();
  return (
    <nav className="main-menu" aria-label={t('menu')}>
      <ul>
        {entries
          .filter((entry) => entry.anyOf === undefined || entry.anyOf.some(may))
          .map(({ path, name, icon: Icon, Badge }) => (
            <li key={path}>
              <NavLink to={path} end={path === '/'}>
                <Icon aria-hidden /> <span>{t(`nav.${name}`)}</span> {Badge && <Badge />}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
