import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';
import { FigurePanel } from './FigurePanel';
import { FigureTiles } from './FigureTiles';
import { panelsOf, useFigures } from './figures';
import { MyCases } from './MyCases';
import './home.css';

/** What the day asks of the person: the figures of the post, the first rows behind them, and the cases handled. */
export function HomePage() {
  const t = useWords('home');
  const actor = useActor();
  const may = useMay();
  const roleNames = useRoleNames();
  const figures = useFigures();
  return (
    <div className="home">
      <PageHead title={t('title')} about={`${actor.name} · ${roleNames(actor.roles.join(','))}`} />
      <QueryStates query={figures}>
        {({ figures: all }) => (
          <>
            <FigureTiles title={t('own')} figures={all.filter(({ own }) => own)} />
            <FigureTiles title={t('court')} figures={all.filter(({ own }) => !own)} />
            <div className="panels">
              {may('case.read') && <MyCases />}
              {panelsOf(all).map((figure) => (
                <FigurePanel key={figure.code} figure={figure} />
              ))}
            </div>
          </>
        )}
      </QueryStates>
    </div>
  );
}
