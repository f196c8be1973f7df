# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
# a path that exists: the client needs no engine, and without this Prisma would try to download one
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
# not `npm ci`: it refuses a lockfile made where a registry lacks another system's optional programs; versions come from the lockfile all the same
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
COPY . .
RUN npx prisma generate && npx vite build --logLevel warn --outDir /app/dist/web --emptyOutDir

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/generated ./generated
COPY package.json ./
COPY prisma/migrations ./prisma/migrations
COPY prisma/*.ts ./prisma/
COPY prisma/seed ./prisma/seed
COPY shared ./shared
COPY server ./server
USER node
EXPOSE 4600
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
