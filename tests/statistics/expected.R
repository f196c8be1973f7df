# Writes expected.json: what R says of public data sets. Run by hand, from this folder: Rscript expected.R > expected.json
# Data: Freireich et al. (1963), Blood 21, 699-716, as in Cox & Oakes (1984), p. 7; aml, lung, veteran of the R package survival;
# sleep, mtcars, ToothGrowth of R itself.
library(survival)

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ","), "]"))
    return(paste0("{", paste0("\"", names(x), "\":", inner, collapse = ","), "}"))
  }
  one <- function(v) if (is.na(v) || (is.numeric(v) && !is.finite(v))) "null" else if (is.character(v)) paste0("\"", v, "\"") else sprintf("%.17g", v)
  inner <- vapply(unname(x), one, "")
  if (length(x) == 1 && !inherits(x, "AsIs")) inner else paste0("[", paste(inner, collapse = ","), "]")
}

curve <- function(time, event) {
  loglog <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  plain <- survfit(Surv(time, event) ~ 1, conf.type = "plain")
  all <- summary(loglog, censored = TRUE)
  median_of <- function(fit) unname(summary(fit)$table[c("median", "0.95LCL", "0.95UCL")])
  list(
    input = list(time = I(time), event = I(as.integer(event))),
    time = I(all$time), atRisk = I(all$n.risk), events = I(all$n.event), censored = I(all$n.censor),
    survival = I(all$surv), standardError = I(all$std.err),
    logLog = list(least = I(loglog$lower), most = I(loglog$upper)), plain = list(least = I(plain$lower), most = I(plain$upper)),
    median = I(median_of(loglog)), medianPlain = I(median_of(plain)))
}

compared <- function(time, event, group) {
  keep <- !is.na(group)
  time <- time[keep]; event <- event[keep]; group <- group[keep]
  test <- survdiff(Surv(time, event) ~ group)
  keys <- sort(unique(group))
  list(
    groups = unname(lapply(keys, function(k) list(time = I(time[group == k]), event = I(as.integer(event[group == k]))))),
    observed = I(test$obs), expected = I(test$exp), chiSquare = test$chisq, degrees = length(keys) - 1,
    p = pchisq(test$chisq, length(keys) - 1, lower.tail = FALSE))
}

mp_time <- c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
mp_event <- c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)
placebo_time <- c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)

quantiles <- c(1e-12, 1e-6, 0.001, 0.02, 0.025, 0.1, 0.3, 0.5, 0.7, 0.975, 0.995, 0.999999)
degrees <- c(1, 1.5, 2, 3, 7.25, 17.776, 30, 120, 1000, 1e5)
grid <- expand.grid(x = c(0.001, 0.5, 1, 3.841458820694124, 10.3267, 16.7929, 50, 200), df = c(1, 2, 3, 10, 50, 200))
tgrid <- expand.grid(t = c(0, 0.1, 1, 1.8608, 2.5, 6, 40), df = degrees)
qgrid <- expand.grid(p = c(0.6, 0.9, 0.975, 0.995, 0.9999), df = degrees)

shares <- list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(20, 20), c(1, 2), c(250, 1000))
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
contrasts <- list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10))
newcombe <- function(v) {
  a <- wilson(v[1], v[2]); b <- wilson(v[3], v[4]); p <- v[1] / v[2]; q <- v[3] / v[4]
  c(p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}
means <- function(a, b) {
  test <- t.test(a, b)
  list(a = I(a), b = I(b), difference = mean(a) - mean(b), t = test$statistic[[1]], degrees = test$parameter[[1]], p = test$p.value,
    least = test$conf.int[1], most = test$conf.int[2])
}
with_sex <- function(sex) curve(lung$time[lung$sex == sex], lung$status[lung$sex == sex] == 2)
with_x <- function(x) curve(aml$time[aml$x == x], aml$status[aml$x == x])

cat(json(list(
  made = paste(R.version.string, "survival", packageVersion("survival")),
  curves = list(
    sixMp = curve(mp_time, mp_event), placebo = curve(placebo_time, rep(1, 21)),
    amlMaintained = with_x("Maintained"), amlNonmaintained = with_x("Nonmaintained"), lungMen = with_sex(1), lungWomen = with_sex(2),
    eventsBeforeCensorings = curve(c(2, 2, 2, 5, 5, 8), c(0, 1, 1, 1, 0, 0)), flatAtAHalf = curve(c(1, 2, 3, 4), c(1, 1, 0, 1)),
    halfAtTheEnd = curve(c(1, 2, 3, 4), c(1, 1, 0, 0)), fromZero = curve(c(0, 0, 0, 1, 2.5, 3.25), c(1, 1, 0, 0, 1, 1)), noEvent = curve(c(3, 4, 4), c(0, 0, 0)),
    oneAlone = curve(7, 1), almostEqual = curve(c(0.1 + 0.2, 0.3, 0.7, 0.9, 1.1), c(1, 1, 0, 1, 0))),
  logRank = list(
    freireich = compared(c(mp_time, placebo_time), c(mp_event, rep(1, 21)), rep(1:2, each = 21)), aml = compared(aml$time, aml$status, as.character(aml$x)),
    lungBySex = compared(lung$time, lung$status == 2, lung$sex), lungByEcog = compared(lung$time, lung$status == 2, lung$ph.ecog),
    veteranByCell = compared(veteran$time, veteran$status, as.character(veteran$celltype))),
  chiSquare = unname(Map(function(x, df) I(c(x, df, pchisq(x, df, lower.tail = FALSE))), grid$x, grid$df)),
  normalQuantile = lapply(quantiles, function(p) I(c(p, qnorm(p)))),
  studentUpperTail = unname(Map(function(t, df) I(c(t, df, pt(t, df, lower.tail = FALSE))), tgrid$t, tgrid$df)),
  studentQuantile = unname(Map(function(p, df) I(c(p, df, qt(p, df))), qgrid$p, qgrid$df)),
  wilson = lapply(shares, function(v) I(c(v, wilson(v[1], v[2])))),
  newcombe = lapply(contrasts, function(v) I(c(v, newcombe(v)))),
  welch = list(
    sleep = means(sleep$extra[sleep$group == 1], sleep$extra[sleep$group == 2]), mtcars = means(mtcars$mpg[mtcars$am == 0], mtcars$mpg[mtcars$am == 1]),
    toothGrowth = means(ToothGrowth$len[ToothGrowth$supp == "OJ"], ToothGrowth$len[ToothGrowth$supp == "VC"]))
)), "\n", sep = "")
