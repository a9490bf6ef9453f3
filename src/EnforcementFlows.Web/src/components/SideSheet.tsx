import { Drawer, type DrawerProps } from 'antd';
import { useInertPage } from './useInertPage';

/** A sheet at the side of the page, for what is looked at beside it. */
export function SideSheet(props: DrawerProps) {
  useInertPage(props.open);
  return <Drawer {...props} />;
}
