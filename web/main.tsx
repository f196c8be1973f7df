import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { currentSession, followOtherTabs, keepTypedTextAtSignOut, sessionRouteId } from './app/session.ts'
import { LanguageProvider, openLanguage, rememberedLanguage } from './language.tsx'
import { findOffice, prepareFor, routes } from './routes.tsx'
import './skin/skin.scss'

keepTypedTextAtSignOut()
followOtherTabs()
prepareFor(location.pathname)

const language = rememberedLanguage()
document.documentElement.lang = language
const root = document.getElementById('root')
if (!root) throw new Error('no #root in index.html')

// Known before the first page is entered, the session lets a refusal to enter it be shown inside the frame; else the root asks for it.
const [initial, session] = await Promise.all([openLanguage(language), currentSession().catch(() => undefined)])
const known = session ? { hydrationData: { loaderData: { [sessionRouteId]: session } } } : {}

createRoot(root).render(
  <StrictMode>
    <LanguageProvider initial={initial}>
      <RouterProvider router={createBrowserRouter(routes, { ...known, patchRoutesOnNavigation: findOffice })} />
    </LanguageProvider>
  </StrictMode>,
)
