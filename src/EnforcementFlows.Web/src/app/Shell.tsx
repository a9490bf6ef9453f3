import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Announcements } from '@/components/Announcements';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { useLiveUpdates } from '@/lib/live';
import { MainMenu } from './MainMenu';
import { PageFailure } from './PageFailure';
import { TopBar } from './TopBar';

/** What stands around every page of somebody signed in. */
export function Shell() {
  const t = useWords('shell');
  useLiveUpdates();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <TopBar />
      <MainMenu />
      <main id="content" tabIndex={-1}>
        <PageFailure>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageFailure>
      </main>
      <Announcements />
    </div>
  );
}
