import { defineConfig } from 'prisma/config'

// Read by Prisma's own command (generate; migrate status where its engine can be had). The program itself never reads it.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
