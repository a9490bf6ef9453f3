import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useManualClock, useNow } from '@/lib/clock';
import { useProfile, useRoleNames } from '@/lib/court';
import { chooseLanguage, languages, type Language, useWords } from '@/lib/i18n';
import { useActor, useSignOut } from '@/lib/session';
import { showTime } from '@/lib/time';

/** Court, clock if it is one moved by hand, language, and who is signed in. */
export function TopBar() {
  const t = useWords('shell');
  const { i18n } = useTranslation();
  const actor = useActor();
  const roleNames = useRoleNames();
  const court = useProfile().data?.name;
  const now = useNow();
  const isManual = useManualClock();
  const signOut = useSignOut();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="top-bar">
      <Link to="/" className="brand">
        <b>{t('common:product')}</b> <span>{court}</span>
      </Link>
      <div className="top-acts">
        {isManual && <span className="manual-clock">{t('manual-clock', { time: showTime(now) })}</span>}
        <Button type="text" lang={other} onClick={() => void chooseLanguage(other)}>
          {languages[other]}
        </Button>
        <Link to="/me" className="who" title={t('me')}>
          {actor.name}
          <small>{roleNames(actor.roles.join(','))}</small>
          <span className="visually-hidden"> {t('me')}</span>
        </Link>
        <Button type="text" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('sign-out')}
        </Button>
      </div>
    </header>
  );
}
