import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Layout } from './layout/Layout';
import { Failed } from './layout/Failed';
import { Nothing } from './layout/Nothing';
import { pages } from './pages';

const root = createRootRoute({ component: Layout, errorComponent: Failed, notFoundComponent: Nothing });

const routes = pages.map(({ path, load }) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page'), errorComponent: Failed }));

/** Filters are plain in the address, as the API takes them: `?state=opened`, no JSON. */
export const router = createRouter({
  routeTree: root.addChildren(routes), scrollRestoration: true, defaultNotFoundComponent: Nothing,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => { const text = new URLSearchParams(search as Record<string, string>).toString(); return text === '' ? '' : `?${text}`; },
});
