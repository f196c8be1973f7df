-- What management may be told. Small numbers are hidden here, inside the database: app_mgmt may run these functions and has no right on any table with people, so
-- no code outside ever sees a count below five.

-- Which cells of a table of counts to hide (k = 5). `counts` are the inner cells; the answer is one row and one column larger, for the margins, which are
-- published too. Sensitive is every cell and margin below five, zeros included. Each sensitive cell is put into a rectangle of four hidden cells around
-- which people can be moved in thought without changing anything that is shown: at least five up in one direction, so that whoever knows all that is shown can
-- narrow the cell down to no fewer than six possible values, of which one is five or more. Margins take part as a row and a column of their own; the grand
-- total is hidden only when it is itself below five, and then everything is. Where no rectangle exists, everything but the grand total is hidden.
CREATE FUNCTION suppress(counts int[][]) RETURNS boolean[][] LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  k CONSTANT int := 5;
  r int := coalesce(array_length(counts, 1), 0);
  c int := coalesce(array_length(counts, 2), 0);
  m int[][];
  hidden boolean[][];
  everything boolean[][];
  i int; j int; i2 int; j2 int; corner int; x int; y int; cost bigint; best bigint; chosen int[]; covered boolean; ok boolean;
  one record;
BEGIN
  IF r = 0 OR c = 0 THEN RETURN '{}'; END IF;
  m := array_fill(0, ARRAY[r + 1, c + 1]);
  hidden := array_fill(false, ARRAY[r + 1, c + 1]);
  everything := array_fill(true, ARRAY[r + 1, c + 1]);
  FOR i IN 1..r LOOP
    FOR j IN 1..c LOOP
      m[i][j] := counts[i][j];
      m[i][c + 1] := m[i][c + 1] + counts[i][j];
      m[r + 1][j] := m[r + 1][j] + counts[i][j];
      m[r + 1][c + 1] := m[r + 1][c + 1] + counts[i][j];
    END LOOP;
  END LOOP;
  IF m[r + 1][c + 1] < k THEN RETURN everything; END IF;
  everything[r + 1][c + 1] := false;

  FOR i IN 1..r + 1 LOOP FOR j IN 1..c + 1 LOOP hidden[i][j] := m[i][j] < k; END LOOP; END LOOP;

  -- inner cells first, then row totals, then column totals
  FOR one IN
    SELECT a AS row, b AS col FROM generate_series(1, r + 1) a, generate_series(1, c + 1) b
    WHERE m[a][b] < k AND NOT (a = r + 1 AND b = c + 1)
    ORDER BY (a = r + 1)::int + (b = c + 1)::int, m[a][b], a, b
  LOOP
    best := NULL;
    covered := false;
    -- the inner corner (i, j) of the rectangle: the cell itself, or for a margin any cell of its line
    <<search>>
    FOR i IN 1..r LOOP
      CONTINUE WHEN one.row <= r AND i <> one.row;
      FOR j IN 1..c LOOP
        CONTINUE WHEN one.col <= c AND j <> one.col;
        FOR i2 IN 1..r + 1 LOOP
          CONTINUE WHEN i2 = i OR (one.row = r + 1 AND i2 <> r + 1);
          FOR j2 IN 1..c + 1 LOOP
            CONTINUE WHEN j2 = j OR (i2 = r + 1 AND j2 = c + 1) OR (one.col = c + 1 AND j2 <> c + 1);
            -- who gives: inside the table both neighbours; along a margin the one inner neighbour
            ok := CASE WHEN i2 <= r AND j2 <= c THEN m[i][j2] >= k AND m[i2][j] >= k
                       WHEN j2 = c + 1 THEN m[i2][j] >= k
                       ELSE m[i][j2] >= k END;
            CONTINUE WHEN NOT ok;
            cost := 0;
            FOR corner IN 0..3 LOOP
              x := CASE WHEN corner < 2 THEN i ELSE i2 END;
              y := CASE WHEN corner % 2 = 0 THEN j ELSE j2 END;
              -- a total is worth more to the reader than a cell
              IF NOT hidden[x][y] THEN cost := cost + m[x][y] + CASE WHEN x = r + 1 OR y = c + 1 THEN 100000 ELSE 1 END; END IF;
            END LOOP;
            IF cost = 0 THEN covered := true; EXIT search; END IF;
            IF best IS NULL OR cost < best THEN best := cost; chosen := ARRAY[i, j, i2, j2]; END IF;
          END LOOP;
        END LOOP;
      END LOOP;
    END LOOP;
    CONTINUE WHEN covered;
    IF best IS NULL THEN RETURN everything; END IF;
    hidden[chosen[1]][chosen[2]] := true;
    hidden[chosen[1]][chosen[4]] := true;
    hidden[chosen[3]][chosen[2]] := true;
    hidden[chosen[3]][chosen[4]] := true;
  END LOOP;
  RETURN hidden;
END $$;
GRANT EXECUTE ON FUNCTION suppress(int[][]) TO app_owner;
