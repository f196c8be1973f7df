import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { config } from 'zod'
import { keepTypedTextAtSignOut } from './app/session.ts'
import { LanguageProvider, loadLanguage, rememberedLanguage } from './language.tsx'
import { routes } from './routes.tsx'
import './skin/skin.scss'

// zod would try to compile its schemas with eval, which the content policy forbids and reports.
config({ jitless: true })
keepTypedTextAtSignOut()

const language = rememberedLanguage()
document.documentElement.lang = language
const root = document.getElementById('root')
if (!root) throw new Error('no #root in index.html')

createRoot(root).render(
  <StrictMode>
    <LanguageProvider initial={await loadLanguage(language)}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </LanguageProvider>
  </StrictMode>,
)
