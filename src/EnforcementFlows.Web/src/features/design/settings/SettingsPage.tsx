import { QueryStates } from '@/components/QueryStates';
import { FlowFrame } from '../FlowFrame';
import { SettingsForm } from './SettingsForm';
import { useSettings } from './useSaving';
import './settings.css';

/** 快速设置: role, clause, node, limit and alert of every step, for those who never open the canvas. */
export function SettingsPage() {
  return <FlowFrame page="settings">{({ definitionId }) => <Settings key={definitionId} definitionId={definitionId} />}</FlowFrame>;
}

function Settings({ definitionId }: { definitionId: string }) {
  const query = useSettings(definitionId);
  return <QueryStates query={query}>{(settings) => <SettingsForm settings={settings} />}</QueryStates>;
}
