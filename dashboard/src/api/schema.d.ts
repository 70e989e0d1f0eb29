export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dashboard, for a browser */
        get: operations["dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts of 30 days, newest first */
        get: operations["alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An alert, whether it was held back, and its deliveries */
        get: operations["alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads the records that an alert names and computes it again
         * @description Nothing is changed.
         */
        post: operations["recomputeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scores of bars, newest first
         * @description Without a time those of 24 hours.
         */
        get: operations["anomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/anomalies/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest score of each contract, highest first */
        get: operations["topAnomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/anomalies/{symbol}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inputs, baseline and contributions of the newest scores of a contract */
        get: operations["explainAnomaly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The topics and their records, as AsyncAPI has them */
        get: operations["asyncApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first, out of the last 1,000 */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every book: state, best prices, sequence, age */
        get: operations["books"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/{instId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The best levels of a book; none unless it is `LIVE` */
        get: operations["book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/{instId}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a book says */
        get: operations["bookAnalysis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest coin ranking */
        get: operations["coins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{rule}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a rule did not fire: its state now, and decisions, newest first */
        get: operations["decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subscriptions, their state, last data, gaps */
        get: operations["feeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of futures is kept; always 200 */
        get: operations["futuresHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/klines/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed bars of 15 minutes in order of time */
        get: operations["klines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oitop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest ranking by change of open interest */
        get: operations["oiTop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pool/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Frames, alerts and errors of each batch, and its subscription */
        get: operations["poolBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pool/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watched pairs with their last price, by address */
        get: operations["poolPairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pool/pairs/{pair}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A pair: template, last values, what the template finds in them, cooldown left */
        get: operations["poolPair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pool/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates, with the number of their pairs */
        get: operations["poolTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pool/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pair of a token */
        get: operations["poolToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule: parameters in force, defaults, overrides */
        get: operations["rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rule: parameters in force, defaults, overrides */
        get: operations["rule"];
        /** Replaces the overridden parameters of a rule */
        put: operations["setRule"];
        post?: never;
        /** Takes a rule back to its defaults */
        delete: operations["clearRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of the alerts of a rule in 30 days, compared with random times */
        get: operations["outcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{id}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces those for one subject */
        put: operations["setRuleOfSubject"];
        post?: never;
        /** Takes one subject back to those for all */
        delete: operations["clearRuleOfSubject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Silences in force, the first to end first */
        get: operations["silences"];
        put?: never;
        /** Asks not to be told of some alerts for a time */
        post: operations["addSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/silences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a silence */
        delete: operations["endSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as it happens: server-sent events
         * @description Each event has the kind as its name and the record of its topic as its data. The event `gap` names kinds of which some were missed. A line that begins with a colon says that there is nothing new. Who reads too slowly is cut off.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the feeds are to watch, and who says so */
        get: operations["subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/okx/{instrument}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says whether a book is to be watched
         * @description It goes over the configuration, and outlives a restart.
         */
        put: operations["setSubscription"];
        post?: never;
        /** Leaves a book to the configuration again */
        delete: operations["clearSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/volumes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rolling totals of every symbol, now */
        get: operations["volumes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/volumes/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rolling totals of a symbol, now */
        get: operations["volume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/volumes/{symbol}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Volumes of a symbol by minute
         * @description Without `to`, up to the newest trade of all.
         */
        get: operations["volumeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/whales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Watched addresses with label, view, positions and account value, by address */
        get: operations["whales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/whales/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signals, newest first, out of the last 10,000 */
        get: operations["whaleSignals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/whales/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an address holds, what the venue said last, and the orders whose fills are being added up */
        get: operations["whale"];
        /**
         * Watches an address, whatever the others want
         * @description It replaces what the API said before.
         */
        put: operations["watchWhale"];
        post?: never;
        /** Watches an address no longer, whoever wanted it */
        delete: operations["unwatchWhale"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/whales/{address}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of an address that were sent, newest first; at most the last 100 */
        get: operations["whaleOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the dashboard */
        get: operations["asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Both of the following */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether nothing is dead */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether something can answer */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All meters, for Prometheus */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the database of the pool again and publishes what is different */
        post: operations["reloadPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, uptime, detectors with lag and counters, feeds */
        get: operations["status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A claim about the market, with all that is needed to check it. */
        Alert: {
            /** @description pure function of rule, subject, side, episode start and number, see `AlertId` */
            id: string;
            /** @description id of the rule that fired */
            rule: string;
            /** @description what it is about, for example a symbol */
            subject: string;
            /** @enum {string} */
            side: "BUY" | "SELL" | "BOTH";
            /** @description what was measured, in the unit of the rule */
            value: number | string;
            /** @description what it was measured against */
            threshold: number | string;
            /** @enum {string} */
            severity: "CRITICAL" | "MAJOR" | "MINOR";
            /**
             * Format: int64
             * @description event time of the event that completed it, epoch milliseconds
             */
            eventTime: number;
            evidence: components["schemas"]["Evidence"];
        };
        /** @description Which alerts are meant. What is left out matches everything; a pattern is the exact text, or has `*` for any number of characters. */
        AlertMatcher: {
            /** @description pattern of the rule id */
            rule?: string;
            /** @description pattern of the subject */
            subject?: string;
            /** @description none means all */
            severities: ("CRITICAL" | "MAJOR" | "MINOR")[];
        };
        /** @description An alert and what became of it. */
        AlertStory: {
            /** @description with its evidence, as on the topic */
            alert: components["schemas"]["Alert"];
            /** @description why people were not told when it was raised; absent if nothing held it back */
            heldBack?: components["schemas"]["AlertStoryHeldBack"];
            /** @description steps in the order in which they were taken, the newest thousand */
            deliveries: components["schemas"]["Delivery"][];
        };
        /** @description Nobody is to be told. */
        AlertStoryHeldBack: {
            /** @description what held it back */
            reason: string;
            /**
             * Format: int64
             * @description wall clock, epoch milliseconds
             */
            at: number;
        };
        /** @description Where the rule stands for a token. */
        AlertingView: {
            /** @enum {string} */
            state: "NORMAL" | "FIRING" | "COOLDOWN";
            /**
             * Format: int64
             * @description market time until the next alert may come; 0 if it may now
             */
            cooldownLeftMs: number;
            /**
             * Format: int64
             * @description event time, epoch milliseconds
             */
            lastAlertAt?: number;
            /**
             * Format: int32
             * @description 0 for the configured defaults
             */
            ruleVersion: number;
            /** @description every parameter in force */
            rule: {
                [key: string]: string;
            };
        };
        /** @description Alerts. */
        Alerts: {
            /** @description newest first, as on the topic */
            alerts: components["schemas"]["Alert"][];
            /** @description whether there are older ones */
            truncated: boolean;
            /** @description asks for those as `cursor`; absent if there are none */
            next?: string;
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, alerts are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description The latest analysis of a book. */
        AnalysisView: {
            instId: string;
            /** @enum {string} */
            state: "SYNCING" | "LIVE" | "QUARANTINED";
            /**
             * Format: int64
             * @description event time that has passed since the last update; absent if there never was a book
             */
            ageMs?: number;
            /** @description why the book is quarantined */
            reason?: string;
            /** @description only of a live book: an older one would claim what is not known any more */
            analysis?: components["schemas"]["BookAnalysis"];
        };
        /** @description How far a bar lies out of the distribution of the bars before it. The bar itself is never part of that. */
        Anomaly: {
            symbol: string;
            /**
             * Format: int64
             * @description of the bar, epoch milliseconds
             */
            openTime: number;
            /**
             * Format: int64
             * @description event time of the record that it was evaluated with
             */
            evaluatedAt: number;
            /** @description whether the bar was still open */
            provisional: boolean;
            /**
             * @description whether the figures can be relied on
             * @enum {string}
             */
            status: "WARMUP" | "NEW" | "GAPPY" | "SHORT" | "OK";
            /**
             * Format: int32
             * @description closed bars of the baseline
             */
            bars: number;
            /**
             * Format: int32
             * @description bars that the baseline should have and does not
             */
            missing: number;
            /** @description last price of the bar */
            close: number | string;
            /** @description of the bar, in the quote asset */
            quoteVolume: number | string;
            /** @description of the newest 24 hours of closed bars and this one */
            quoteVolume24h: number | string;
            /** @description quote volume whose taker bought over all of it, 0 to 1, where it is known */
            takerBuyShare?: number | string;
            /** @description mean and standard deviation, thresholds of the original design */
            classic: components["schemas"]["AnomalyClassic"];
            /** @description median and MAD, consensus of features */
            robust: components["schemas"]["AnomalyRobust"];
            /**
             * @description sign of the return: BUY up, SELL down, BOTH unchanged
             * @enum {string}
             */
            direction: "BUY" | "SELL" | "BOTH";
        };
        /** @description The classic rule. */
        AnomalyClassic: {
            /** @description close over the close before, less 1; absent for the first bar and after a gap */
            curReturn?: number | string;
            /** @description standard deviations of the return from its mean; absent without a baseline or if that does not vary */
            priceZscore?: number | string;
            /** @description of the quote volume */
            volumeZscore?: number | string;
            /** @description of (high - low) / open */
            volatilityZscore?: number | string;
            /** @description rank of the absolute return, 0 to 1 */
            pricePercentile?: number | string;
            /** @description of the quote volume */
            volumePercentile?: number | string;
            /** @description of the volatility */
            volatilityPercentile?: number | string;
            /** @description the anomaly score of the original design: 0 if nothing is anomalous */
            score: number | string;
            /** @description what passed its threshold */
            reasons: ("PRICE" | "VOLUME" | "VOLATILITY")[];
        };
        /** @description One feature. */
        AnomalyFeature: {
            /** @enum {string} */
            name: "RETURN" | "VOLUME" | "VOLATILITY";
            /** @enum {string} */
            state: "OK" | "WARMUP" | "CONSTANT" | "CONSTANT_BREAK" | "ABSENT";
            /** @description of the judged bar */
            value?: number | string;
            /**
             * Format: int32
             * @description size of its baseline
             */
            n: number;
            /** @description of the baseline */
            median?: number | string;
            /** @description what a deviation is measured in: MAD / 0.6745, or what stands in for it */
            scale?: number | string;
            /** @description deviation from the median in that scale */
            modifiedZ?: number | string;
            /** @description rank within the baseline, 0 to 1 */
            percentile?: number | string;
            /** @description points of the score */
            contribution: number | string;
        };
        /** @description The robust rule. */
        AnomalyRobust: {
            /** @description 0 to 100, the sum of the contributions */
            score: number | string;
            /** @description share of the weights whose features could be scored, 0 to 1 */
            coverage: number | string;
            /**
             * Format: int32
             * @description groups of features that agree, 0 to 2: return or volatility, and volume
             */
            votes: number;
            /** @enum {string} */
            level: "NONE" | "WATCH" | "ALERT";
            /** @description each with what it contributes */
            features: components["schemas"]["AnomalyFeature"][];
        };
        /** @description Scores of a bar as the original API has them, and what is known beyond that. */
        AnomalyRow: {
            symbol: string;
            /** @description when the bar began */
            timestamp: string;
            interval_type: string;
            /** @description 0.01 is 1 %; null for the first bar and after a gap */
            cur_return: (number | string) | null;
            /** @description null without a baseline, or if that does not vary */
            price_zscore: (number | string) | null;
            volume_zscore: (number | string) | null;
            volatility_zscore: (number | string) | null;
            /** @description 0 if nothing is anomalous */
            anomaly_score: number | string;
            /** @description price, volume, volatility */
            anomaly_reasons: string[];
            quote_volume_24h: number | string;
            /** @description event time of the record that it was scored with */
            created_at: string;
            /** @description whether the bar was still open */
            provisional: boolean;
            /** @description 0 to 100 */
            robust_score: number | string;
            /**
             * @description by the robust score
             * @enum {string}
             */
            level: "NONE" | "WATCH" | "ALERT";
            /**
             * @description whether the figures can be relied on
             * @enum {string}
             */
            status: "WARMUP" | "NEW" | "GAPPY" | "SHORT" | "OK";
        };
        /** @description A change that somebody made. */
        AuditEntry: {
            /** @description unlike any other */
            id: string;
            /**
             * Format: int64
             * @description when it was asked for, wall clock, epoch milliseconds
             */
            at: number;
            /** @description name of the token that was shown */
            caller: string;
            /** @description what its caller may do */
            role: string;
            /** @description from which the call came */
            address: string;
            /** @description what was done, such as `rules.put` */
            action: string;
            /** @description what was changed, such as `rules/large-trades/BTCUSDT`; key on the topic */
            target: string;
            /** @description what stood there; empty if nothing did */
            before?: components["schemas"]["JsonNode"];
            /** @description what stands there now; empty if nothing does */
            after?: components["schemas"]["JsonNode"];
        };
        /** @description How a batch is doing. */
        BatchView: {
            /**
             * Format: int32
             * @description its number
             */
            batch: number;
            /**
             * Format: int64
             * @description market time since its newest frame
             */
            ageMs: number;
            stats: components["schemas"]["PoolStats"];
            /**
             * Format: int64
             * @description from receipt to alert, over all live alerts
             */
            averageResponseMs?: number;
            /** @description absent if nothing was heard of its connection */
            feed?: components["schemas"]["BatchViewFeed"];
        };
        /** @description Its connection. */
        BatchViewFeed: {
            /** @description in lower case: live, stale, closed, ... */
            state: string;
            /**
             * Format: int64
             * @description wall clock, epoch milliseconds
             */
            since: number;
            detail: string;
        };
        /** @description Every batch. */
        Batches: {
            /** @description by number */
            batches: components["schemas"]["BatchView"][];
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, batches are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description What a book says after an update. It is only made of a book that is known to be right. Side `BUY` means the bids, `SELL` the asks. Notional amounts are USD. */
        BookAnalysis: {
            /** @description instrument */
            instId: string;
            /**
             * Format: int64
             * @description event time of the update, epoch milliseconds
             */
            time: number;
            /**
             * Format: int64
             * @description when the update was received, epoch milliseconds
             */
            receivedAt: number;
            /**
             * Format: int64
             * @description of the update; -1 where the venue sent none
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to; no window reaches over it
             */
            bookEpoch: number;
            /**
             * @description whether the best prices are crossed
             * @enum {string}
             */
            phase: "CONTINUOUS" | "AUCTION";
            /** @description best prices; empty if a side is empty */
            top?: components["schemas"]["BookAnalysisTop"];
            /** @description between the best prices, in the quote asset */
            mid: components["schemas"]["Figure"];
            /** @description distance of the best prices, in basis points of the mid */
            spreadBps: components["schemas"]["Figure"];
            /** @description mid weighted by the sizes at the best prices, in the quote asset */
            microprice: components["schemas"]["Figure"];
            /** @description (bids - asks) / (bids + asks) of the notional within the widest band covered, -1 to 1 */
            imbalance: components["schemas"]["Figure"];
            /** @description distance of the last level from the mid, of the side that reaches less far */
            coverageBps: components["schemas"]["Figure"];
            /** @description sum of the changes at the best prices since the analysis before, in units of size (Cont, Kukanov, Stoikov 2014) */
            orderFlowImbalance: components["schemas"]["Figure"];
            /** @description notional near the mid, narrowest band first */
            depth: components["schemas"]["BookAnalysisDepthBand"][];
            /** @description what a market order would cost, smallest first */
            slippage: components["schemas"]["BookAnalysisSlippage"][];
            levels: components["schemas"]["BookAnalysisPriceLevels"];
            largeOrders: components["schemas"]["BookAnalysisLargeOrders"];
            walls: components["schemas"]["BookAnalysisWall"][];
            depthAnomaly: components["schemas"]["BookAnalysisDepthAnomaly"];
            liquidity: components["schemas"]["BookAnalysisLiquidity"];
        };
        /** @description How unusual depth, imbalance and spread are against their own history. */
        BookAnalysisDepthAnomaly: {
            /** @description 0 to 100 */
            score: components["schemas"]["Figure"];
            /** @enum {string} */
            condition: "NORMAL" | "WARNING" | "ALERT";
            /** @description share of each part in the score, by its name; they add up to the score */
            contributions: {
                [key: string]: number | string;
            };
            /**
             * Format: int32
             * @description size of the history it was compared with
             */
            samples: number;
        };
        /** @description Notional within a distance from the mid. */
        BookAnalysisDepthBand: {
            /**
             * Format: int32
             * @description the distance, in basis points
             */
            bps: number;
            bidUsd: components["schemas"]["Figure"];
            askUsd: components["schemas"]["Figure"];
            /** @description (bids - asks) / (bids + asks) */
            imbalance: components["schemas"]["Figure"];
        };
        /** @description How large orders are spread. */
        BookAnalysisLargeOrders: {
            /** @description notional of large bids */
            buyUsd: components["schemas"]["Figure"];
            /** @description notional of large asks */
            sellUsd: components["schemas"]["Figure"];
            /**
             * @description where they lean; `NEUTRAL` also where it cannot be said
             * @enum {string}
             */
            trend: "BULLISH" | "BEARISH" | "NEUTRAL";
            /** @description all levels by notional, smallest class first */
            classes: components["schemas"]["BookAnalysisSizeClass"][];
            /** @description share of the five largest bids in all bids, 0 to 1 */
            bidTopShare: components["schemas"]["Figure"];
            /** @description share of the five largest asks in all asks, 0 to 1 */
            askTopShare: components["schemas"]["Figure"];
        };
        /** @description How much can be traded. */
        BookAnalysisLiquidity: {
            /** @description 0 to 100 within the instrument's own history; 50 is usual */
            index: components["schemas"]["Figure"];
            /** @enum {string} */
            condition: "NORMAL" | "WARNING" | "ALERT";
            /** @description depth of the bids over its median of the last 30 minutes */
            bidRatio: components["schemas"]["Figure"];
            /** @description depth of the asks over its median of the last 30 minutes */
            askRatio: components["schemas"]["Figure"];
            /** @description change of the depth within a minute, in parts of the median */
            changePerMinute: components["schemas"]["Figure"];
            /**
             * @description where it shrank; empty while it has not
             * @enum {string}
             */
            side?: "BUY" | "SELL" | "BOTH";
        };
        /** @description A price around which notional gathers. */
        BookAnalysisPriceLevel: {
            /**
             * Format: int64
             * @description stays the same while the level can be followed
             */
            id: number;
            /** @description weighted by notional */
            price: number | string;
            /** @description lower end of the zone */
            zoneLow: number | string;
            /** @description upper end of the zone */
            zoneHigh: number | string;
            /** @description within the zone */
            notionalUsd: number | string;
            /** @description 0 to 100 */
            strength: number | string;
            /** @description share of the last five minutes in which it was there, 0 to 1 */
            persistence: number | string;
            /**
             * Format: int32
             * @description how often the mid came within the zone and left again
             */
            touches: number;
            /** @description whether it stands at a round price, which draws orders by itself */
            round: boolean;
            /**
             * Format: int64
             * @description event time since when it is followed, epoch milliseconds
             */
            since: number;
        };
        /** @description Support and resistance, strongest first. */
        BookAnalysisPriceLevels: {
            support1?: components["schemas"]["BookAnalysisPriceLevel"];
            support2?: components["schemas"]["BookAnalysisPriceLevel"];
            resistance1?: components["schemas"]["BookAnalysisPriceLevel"];
            resistance2?: components["schemas"]["BookAnalysisPriceLevel"];
            /**
             * @description why there are none at all, where the book does not allow to say
             * @enum {string}
             */
            absent?: "EMPTY_SIDE" | "TOO_FEW_LEVELS" | "BEYOND_COVERAGE" | "TOO_THIN" | "NO_USD_RATE" | "UNKNOWN_CONTRACT" | "WARMUP" | "CONSTANT" | "AUCTION" | "RECENTRED" | "NO_TRADES" | "NONE_FOUND";
        };
        /** @description Levels of one class of size. */
        BookAnalysisSizeClass: {
            /** @description smallest notional of the class, inclusive; the next class begins where it ends */
            fromUsd: number | string;
            /** Format: int32 */
            bids: number;
            bidUsd: number | string;
            /** Format: int32 */
            asks: number;
            askUsd: number | string;
        };
        /** @description What a market order of a size would cost against the mid. */
        BookAnalysisSlippage: {
            /** @description the order's notional */
            usd: number | string;
            /** @description volume-weighted price over the mid, in basis points */
            buyBps: components["schemas"]["Figure"];
            /** @description how much of it the visible asks can fill */
            buyFillableUsd: components["schemas"]["Figure"];
            /** @description mid over volume-weighted price */
            sellBps: components["schemas"]["Figure"];
            /** @description how much of it the visible bids can fill */
            sellFillableUsd: components["schemas"]["Figure"];
        };
        /** @description The best prices. */
        BookAnalysisTop: {
            bid: number | string;
            bidSize: number | string;
            ask: number | string;
            askSize: number | string;
        };
        /** @description One price with far more than its neighbours. */
        BookAnalysisWall: {
            /**
             * @description `BUY` for a bid
             * @enum {string}
             */
            side: "BUY" | "SELL" | "BOTH";
            price: number | string;
            size: number | string;
            notionalUsd: number | string;
            /** @description of its side's notional, 0 to 1 */
            share: number | string;
            /**
             * @description who seems to stand behind it
             * @enum {string}
             */
            actor: "SINGLE" | "SEVERAL" | "CROWD";
            /**
             * Format: int64
             * @description event time since when it is there, epoch milliseconds
             */
            since: number;
        };
        /** @description One price; written as an array of three to save room. */
        BookLevelsLevel: [
            number | string,
            number | string,
            number
        ];
        /** @description How the book of an instrument stands. */
        BookSummary: {
            instId: string;
            /** @enum {string} */
            state: "SYNCING" | "LIVE" | "QUARANTINED";
            /** @description best prices at the latest analysis; only of a live book */
            top?: components["schemas"]["BookAnalysisTop"];
            /**
             * Format: int64
             * @description of the update that was analysed last; -1 where there is none
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to; 0 before the first
             */
            bookEpoch: number;
            /**
             * Format: int64
             * @description event time of that update, epoch milliseconds; 0 if there never was a book
             */
            time: number;
            /**
             * Format: int64
             * @description time that has passed since; absent if there never was a book
             */
            ageMs?: number;
            /** @description why the book is quarantined */
            reason?: string;
        };
        /** @description What an alert about an order book rests on besides its records and its rule. */
        BookTerms: {
            /** @description fingerprint of the settings that the book was analysed with */
            settings: string;
            /** @description smallest step of the price; absent if it was not known */
            tickSize?: number | string;
            /** @description what one unit of a size stands for: of the base asset, or USD if inverse; absent if it was not known */
            contractValue?: number | string;
            /** @description whether a contract is worth a fixed amount of USD */
            inverse: boolean;
        };
        /** @description The best levels of a book. */
        BookView: {
            instId: string;
            /** @enum {string} */
            state: "SYNCING" | "LIVE" | "QUARANTINED";
            /**
             * Format: int64
             * @description of its last update; -1 where there is none
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that it goes back to; 0 before the first
             */
            bookEpoch: number;
            /**
             * Format: int64
             * @description event time of that update, epoch milliseconds; 0 if there never was a book
             */
            time: number;
            /**
             * Format: int64
             * @description when it was received, epoch milliseconds
             */
            receivedAt: number;
            /**
             * Format: int64
             * @description event time that has passed since; absent if there never was a book
             */
            ageMs?: number;
            /** @description why the book is quarantined */
            reason?: string;
            /** @description highest first; none of a book that is not live */
            bids: components["schemas"]["BookLevelsLevel"][];
            /** @description lowest first; none of a book that is not live */
            asks: components["schemas"]["BookLevelsLevel"][];
        };
        /** @description Every instrument. */
        Books: {
            /** @description by instrument */
            books: components["schemas"]["BookSummary"][];
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, instruments are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description A ranked coin as the original table has it, with its place and what its score is made of. */
        CoinRow: {
            symbol: string;
            score: number | string;
            start_time: string;
            start_price: number | string;
            current_price: number | string;
            max_price: number | string;
            increase_percent: number | string;
            volume_24h: number | string;
            price_change_24h: number | string;
            updated_at: string;
            /** Format: int32 */
            rank: number;
            contributions: {
                [key: string]: number | string;
            };
        };
        /** @description The enabled conditions of a template. A condition that is not enabled is absent. */
        Conditions: {
            /** @description over the interval of the template */
            priceChange?: components["schemas"]["ConditionsPriceChange"];
            /** @description over the same interval */
            volume?: components["schemas"]["ConditionsVolume"];
        };
        /** @description The price rose or fell by at least so much; one condition, whichever way it is met. */
        ConditionsPriceChange: {
            /** @description over 0; empty if a rise does not count */
            risePercent?: number | string;
            /** @description over 0; empty if a fall does not count */
            fallPercent?: number | string;
        };
        /** @description Buys plus sells came to at least so much. */
        ConditionsVolume: {
            /** @description over 0 */
            thresholdUsd: number | string;
        };
        /** @description A signal as a consensus counts it, with what is needed to make it again of the raw records. */
        CountedMove: {
            /** @enum {string} */
            direction: "OPEN" | "CLOSE";
            /** @description what it opened; negative is what it closed */
            usd: number | string;
            /**
             * Format: int64
             * @description order id of the venue; absent where only public trades are seen
             */
            oid?: number;
            /**
             * Format: int64
             * @description of the TWAP order that it is of
             */
            twapId?: number;
            /**
             * Format: int32
             * @description number of the order's part, from 1
             */
            part: number;
            /**
             * Format: int64
             * @description time of the order's first fill, epoch milliseconds
             */
            firstFillAt: number;
            /**
             * Format: int64
             * @description time of its last one
             */
            lastFillAt: number;
            basis: components["schemas"]["WhaleBasis"];
        };
        /** @description What a detector counted since its start. */
        Counts: {
            detector: string;
            values: {
                [key: string]: number;
            };
            rejects: {
                [key: string]: number;
            };
        };
        /** @description Why one or more observations in a row did not become an alert. Observations of the same rule, subject and reason are folded for a span of event time, from a second to ten as the rule has it; each is counted in exactly one decision. */
        Decision: {
            rule: string;
            subject: string;
            /**
             * @description why
             * @enum {string}
             */
            reason: "COOLDOWN" | "ALREADY_ALERTED" | "NEAR_MISS" | "NO_RATE" | "LATE" | "OUT_OF_RANGE" | "RESOLVED" | "RESOLVED_NO_DATA" | "RESOLVED_BOOK_LOST" | "CAUSE_UNKNOWN" | "CONDITION_UNKNOWN" | "GATED" | "NO_TEMPLATE" | "MARKET_WIDE" | "UNSURE" | "POSITION_RESYNC" | "SILENCED" | "FEED_BROKEN" | "MARKET_EVENT" | "UNWATCHED";
            /**
             * @description side of the last observation, where it has one
             * @enum {string}
             */
            side?: "BUY" | "SELL" | "BOTH";
            /**
             * Format: int64
             * @description event time of the first observation, epoch milliseconds
             */
            from: number;
            /**
             * Format: int64
             * @description event time of the last one
             */
            to: number;
            /**
             * Format: int64
             * @description how many observations
             */
            count: number;
            /** @description the highest value among them, in the unit of the rule, where there is one */
            value?: number | string;
            /** @description the threshold in force */
            threshold: number | string;
            /**
             * Format: int32
             * @description 0 for the configured defaults
             */
            ruleVersion: number;
            /**
             * Format: int64
             * @description id of the first input, for example a trade id
             */
            firstInput: number;
            /**
             * Format: int64
             * @description id of the last input
             */
            lastInput: number;
            /** @description one sentence for a person */
            detail: string;
        };
        /** @description Decisions about a subject. */
        Decisions: {
            rule: string;
            subject: string;
            /** @description where the rule stands; absent if it never looked at the subject, or if its detector runs in another process */
            now?: components["schemas"]["Standing"];
            /** @description newest first, as on the topic; none if nothing was held back */
            decisions: components["schemas"]["Decision"][];
            /** @description whether there are older ones */
            truncated: boolean;
            /** @description asks for those as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description What became of an alert on its way to people: one record for each step of each target. The last one of a target is its outcome. */
        Delivery: {
            /** @description id of the alert or of the system alert, the key on the topic */
            alert: string;
            /** @description rule of the alert; kind of the system alert */
            rule: string;
            subject: string;
            /** @enum {string} */
            severity: "CRITICAL" | "MAJOR" | "MINOR";
            /** @description `telegram`, `wecom`, `webhook` or `console`; `.GATE` where the alert never came to a sink */
            sink: string;
            /** @description name of the target as configured; empty where there is none */
            target: string;
            /** @enum {string} */
            status: "SENDING" | "SENT" | "HELD_BACK" | "FAILED" | "EXPIRED" | "NOT_ROUTED";
            /**
             * Format: int32
             * @description which part of a message that had to be split, from 1
             */
            part: number;
            /**
             * Format: int32
             * @description of how many
             */
            parts: number;
            /** @description id of the message that names it together with others */
            digest?: string;
            /** @description what the channel calls the message */
            messageId?: string;
            /** @description why it was not sent, or what went wrong before it was */
            reason?: string;
            /**
             * Format: int32
             * @description requests so far
             */
            attempts: number;
            /** @description whether the message says that it comes late */
            late: boolean;
            /** @description whether the message may have been sent before: its outcome was not known */
            repeated: boolean;
            /**
             * Format: int64
             * @description event time of the alert, epoch milliseconds
             */
            alertTime: number;
            /**
             * Format: int64
             * @description wall clock of this step, epoch milliseconds
             */
            at: number;
            /**
             * Format: int64
             * @description from reading the alert until this step
             */
            tookMs: number;
        };
        /** @description A detector. */
        DetectorStatus: {
            name: string;
            applicationId: string;
            state: string;
            /** @description that this instance works on */
            partitions: string[];
            /** @description partitions that it keeps copies for, while another instance works on them */
            standbys: string[];
            /** @description records not fetched yet, by partition, as far as known */
            lag: {
                [key: string]: number;
            };
            /** @description the same by topic */
            lagOfTopics: {
                [key: string]: number;
            };
            /** @description stores that are being restored */
            restorations: components["schemas"]["Restoration"][];
            /** @description stores of the standbys, and how far each is behind */
            copies: components["schemas"]["StandbyCopy"][];
            counters: components["schemas"]["Counts"][];
        };
        /** @description Changes, the newest first. */
        Entries: {
            entries: components["schemas"]["AuditEntry"][];
            /** @description asks for those behind these as `cursor`; absent with the last that are kept */
            next?: string;
        };
        /** @description How the original API wraps its answers. */
        EnvelopeOfExplanation: {
            /** @description main content */
            data: components["schemas"]["Explanation"];
            /**
             * Format: int32
             * @description how many rows that are
             */
            count: number;
            /** @description time of the data, ISO; null if there is none yet */
            timestamp: string | null;
            /** @description `success`; `partial` if some of it is on a partition that does not answer */
            status: string;
            /** @description asks for the rows behind these as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description How the original API wraps its answers. */
        EnvelopeOfListOfAnomalyRow: {
            /** @description main content */
            data: components["schemas"]["AnomalyRow"][];
            /**
             * Format: int32
             * @description how many rows that are
             */
            count: number;
            /** @description time of the data, ISO; null if there is none yet */
            timestamp: string | null;
            /** @description `success`; `partial` if some of it is on a partition that does not answer */
            status: string;
            /** @description asks for the rows behind these as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description How the original API wraps its answers. */
        EnvelopeOfListOfCoinRow: {
            /** @description main content */
            data: components["schemas"]["CoinRow"][];
            /**
             * Format: int32
             * @description how many rows that are
             */
            count: number;
            /** @description time of the data, ISO; null if there is none yet */
            timestamp: string | null;
            /** @description `success`; `partial` if some of it is on a partition that does not answer */
            status: string;
            /** @description asks for the rows behind these as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description How the original API wraps its answers. */
        EnvelopeOfListOfKlineRow: {
            /** @description main content */
            data: components["schemas"]["KlineRow"][];
            /**
             * Format: int32
             * @description how many rows that are
             */
            count: number;
            /** @description time of the data, ISO; null if there is none yet */
            timestamp: string | null;
            /** @description `success`; `partial` if some of it is on a partition that does not answer */
            status: string;
            /** @description asks for the rows behind these as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description How the original API wraps its answers. */
        EnvelopeOfListOfOpenInterestRow: {
            /** @description main content */
            data: components["schemas"]["OpenInterestRow"][];
            /**
             * Format: int32
             * @description how many rows that are
             */
            count: number;
            /** @description time of the data, ISO; null if there is none yet */
            timestamp: string | null;
            /** @description `success`; `partial` if some of it is on a partition that does not answer */
            status: string;
            /** @description asks for the rows behind these as `cursor`; absent if there are none */
            next?: string;
        };
        /** @description Why an alert was raised, complete enough to compute it again. */
        Evidence: {
            /** @description the rule in force */
            rule: components["schemas"]["EvidenceRuleInForce"];
            /** @description the episode it belongs to */
            episode: components["schemas"]["EvidenceEpisode"];
            /** @description the event-time window it was computed over */
            window: components["schemas"]["EvidenceWindow"];
            /** @description what the detector measured */
            inputs: components["schemas"]["Inputs"];
            /** @description where the raw records stand that it was computed from */
            records: components["schemas"]["EvidenceOffsetRange"][];
            /** @description how well the feed was doing over the window */
            feed: components["schemas"]["EvidenceFeedHealth"];
            /** @description what an alert about an order book rests on besides; absent in others, and in those of before it was told */
            book?: components["schemas"]["BookTerms"];
        };
        /** @description The time that the rule has been firing without a break. */
        EvidenceEpisode: {
            /**
             * Format: int64
             * @description event time of its start, epoch milliseconds
             */
            startedAt: number;
            /**
             * Format: int32
             * @description of this alert within it, from 1
             */
            number: number;
        };
        /** @description What the bytes say of the feed. */
        EvidenceFeedHealth: {
            /**
             * Format: int64
             * @description ids within the window that never came: the totals may be too low
             */
            missingTrades: number;
            /**
             * Format: int64
             * @description trades of the window that were fetched after a gap
             */
            backfilledTrades: number;
            /**
             * Format: int64
             * @description connection epoch of the newest record
             */
            epoch: number;
            /**
             * Format: int64
             * @description receive time less event time of the newest record; negative if the venue's clock is ahead of ours
             */
            receiveLagMs: number;
        };
        /** @description Offsets from first to last, both inclusive; other records may lie between them. */
        EvidenceOffsetRange: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            first: number;
            /** Format: int64 */
            last: number;
        };
        /** @description The rule as it stood. */
        EvidenceRuleInForce: {
            id: string;
            /**
             * Format: int32
             * @description 0 for the configured defaults, else the number of the override
             */
            version: number;
            /** @description every parameter, as text */
            parameters: {
                [key: string]: string;
            };
        };
        /** @description Event times in `(after, upTo]`, epoch milliseconds. */
        EvidenceWindow: {
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            upTo: number;
        };
        /** @description What the scores of a symbol are made of. */
        Explanation: {
            symbol: string;
            /** @description of the newest closed bar that was judged: features with their value, median, scale, rank and contribution, z-scores and reasons */
            closed?: components["schemas"]["Anomaly"];
            /** @description of the bar that is open */
            running?: components["schemas"]["Anomaly"];
            /** @description what the newest of the two is compared with */
            baseline: components["schemas"]["ExplanationBaseline"];
            /**
             * Format: int32
             * @description 0 for the configured defaults
             */
            ruleVersion: number;
            /** @description parameters in force */
            rule: {
                [key: string]: string;
            };
            /** @description where the rule stands, if that is known here */
            now?: components["schemas"]["Standing"];
        };
        /** @description Closed bars before the one that is compared with them. */
        ExplanationBaseline: {
            /** @description beginning of the first of them, ISO; absent if there is none */
            from?: string;
            /** @description end of the last one */
            to?: string;
            /**
             * Format: int32
             * @description bars that should be there and are not
             */
            missing: number;
            bars: components["schemas"]["ExplanationBaselineBar"][];
        };
        /** @description What counts of a bar. */
        ExplanationBaselineBar: {
            openTime: string;
            high: number | string;
            low: number | string;
            close: number | string;
            quoteVolume: number | string;
        };
        /** @description Something that happened to a connection or a subscription of a feed. */
        FeedEvent: {
            venue: string;
            channel: string;
            /** @description symbol, or `*` if the whole connection is meant */
            instrument: string;
            /** @enum {string} */
            type: "CONNECTED" | "ACKNOWLEDGED" | "LIVE" | "STALE" | "GONE" | "GAP" | "GAP_FILLED" | "GAP_OPEN" | "QUARANTINED" | "HEALED" | "UNSUBSCRIBED" | "OVER_LIMIT" | "ROTATED" | "CLOSED" | "FAILING";
            connection: string;
            /**
             * Format: int64
             * @description connection epoch, see `io.tidewatch.contract.raw.RawHeaders`
             */
            epoch: number;
            /**
             * Format: int64
             * @description wall clock, epoch milliseconds
             */
            at: number;
            /** @description bounds of what is missing, with `GAP`, `GAP_FILLED` and `GAP_OPEN` */
            gap?: components["schemas"]["Gap"];
            /** @description with `ROTATED` the connection whose subscriptions move over to this one; empty in records of before this was said */
            replaces?: string;
            /** @description one sentence for the operator */
            detail: string;
        };
        /** @description How a subscription of a feed is doing. */
        FeedView: {
            venue: string;
            channel: string;
            /** @description symbol, or `*` for the whole connection */
            instrument: string;
            /** @description in lower case: connected, acknowledged, live, stale, gone, closed, failing, ... */
            state: string;
            /**
             * Format: int64
             * @description wall clock at which it came into this state, epoch milliseconds
             */
            since: number;
            /**
             * Format: int64
             * @description wall clock of the last data, where that is known
             */
            lastDataAt?: number;
            /** @description the last gap, open or filled */
            gap?: components["schemas"]["FeedViewGapView"];
            /** @description one sentence for the operator */
            detail: string;
        };
        /** @description A gap. */
        FeedViewGapView: {
            /** @description gap, gap-filled or gap-open, see `FeedEvent.Type` */
            state: string;
            /**
             * Format: int64
             * @description wall clock of the latest news of it, epoch milliseconds
             */
            at: number;
            bounds?: components["schemas"]["Gap"];
        };
        /** @description Subscriptions, by venue, channel and instrument. */
        Feeds: {
            feeds: components["schemas"]["FeedView"][];
        };
        /** @description A figure, or the reason why there is none; always exactly one of the two. */
        Figure: {
            /** @description in the unit that the holder names */
            value?: number | string;
            /** @enum {string} */
            absent?: "EMPTY_SIDE" | "TOO_FEW_LEVELS" | "BEYOND_COVERAGE" | "TOO_THIN" | "NO_USD_RATE" | "UNKNOWN_CONTRACT" | "WARMUP" | "CONSTANT" | "AUCTION" | "RECENTRED" | "NO_TRADES" | "NONE_FOUND";
        };
        /** @description Health. */
        FuturesHealth: {
            /** @description healthy, or degraded if the detector or the database does not answer */
            status: string;
            /** @description null if nothing is known of it */
            database: null | components["schemas"]["Storage"];
            timestamp: string;
        };
        /** @description Trades of one instrument that the connection did not bring. */
        Gap: {
            /**
             * Format: int64
             * @description first missing trade id, inclusive
             */
            firstMissing: number;
            /**
             * Format: int64
             * @description last missing trade id, inclusive
             */
            lastMissing: number;
            /**
             * Format: int64
             * @description event time of the last trade before the gap, epoch milliseconds
             */
            fromMs: number;
            /**
             * Format: int64
             * @description event time of the first trade after it, epoch milliseconds
             */
            toMs: number;
            /**
             * Format: int64
             * @description how many of the missing trades were fetched so far
             */
            recovered: number;
        };
        /** @description Health. */
        Health: {
            /** @description UP or DOWN */
            status: string;
            /** @description state of each */
            detectors: {
                [key: string]: string;
            };
        };
        /** @description Minutes of a symbol. */
        History: {
            symbol: string;
            /**
             * Format: int64
             * @description event time asked for, epoch milliseconds, inclusive
             */
            from: number;
            /**
             * Format: int64
             * @description inclusive
             */
            to: number;
            /** @description oldest first, only those in which something was traded */
            minutes: components["schemas"]["MinuteView"][];
        };
        /** @description Those in force. */
        InForce: {
            /**
             * Format: int64
             * @description time of the market that their ends are compared with, epoch milliseconds
             */
            now: number;
            /** @description the first to end first */
            silences: components["schemas"]["Silence"][];
        };
        /** @description What a detector measured; one record for each detector. */
        Inputs: components["schemas"]["InputsLargeTrades"] | components["schemas"]["InputsDepthAnomaly"] | components["schemas"]["InputsLiquidityShrink"] | components["schemas"]["InputsWallEvent"] | components["schemas"]["InputsLevelBroken"] | components["schemas"]["InputsTokenPool"] | components["schemas"]["InputsFuturesAnomaly"] | components["schemas"]["InputsMarketMove"] | components["schemas"]["InputsWhaleMove"] | components["schemas"]["InputsWhaleConsensus"];
        /** @description One contract of a round, with what its scores depend on beside bars. */
        InputsComparedContract: {
            symbol: string;
            /**
             * Format: int32
             * @description of its raw records
             */
            partition: number;
            /**
             * Format: int64
             * @description of the raw record that its bar was judged at
             */
            lastOffset: number;
            /**
             * Format: int32
             * @description closed bars that this was scored against
             */
            bars: number;
            /** @description what was known of it */
            contract: components["schemas"]["InputsContractTerms"];
            /** @description those parameters of its own rule that are others; absent if none is */
            rule?: {
                [key: string]: string;
            };
        };
        /** @description The contracts of a round. */
        InputsComparedRound: {
            /** @description whether their bars were still open */
            provisional: boolean;
            /** @description parameters of the rule on single contracts that most of them have, as text */
            rule: {
                [key: string]: string;
            };
            /** @description by their symbols */
            contracts: components["schemas"]["InputsComparedContract"][];
        };
        /** @description One condition. */
        InputsConditionResult: {
            /** @enum {string} */
            condition: "PRICE_RISE" | "PRICE_FALL" | "PRICE_CHANGE" | "VOLUME";
            /** @enum {string} */
            state: "MET" | "NOT_MET" | "UNKNOWN";
            /** @description percent with its sign, or USD; absent if unknown */
            measured?: number | string;
            /** @description in the same unit; negative for a fall */
            threshold: number | string;
        };
        /** @description One address of a consensus. */
        InputsConsensusMember: {
            address: string;
            label?: string;
            /** @description what it opened less what it closed of that side */
            notionalUsd: number | string;
            /** @description ids of the signals that say so */
            signals: string[];
            /**
             * Format: int64
             * @description time of the last of them, epoch milliseconds
             */
            lastAt: number;
            /** @description what each of the signals was made of, in their order; empty where that is not named */
            moves: components["schemas"]["CountedMove"][];
        };
        /** @description What a score depends on beside bars. */
        InputsContractTerms: {
            /** @description smallest step of the price, where it was known */
            tickSize?: number | string;
            /**
             * Format: int64
             * @description when the contract was listed, epoch milliseconds, where it was known
             */
            listedAt?: number;
        };
        /** @description A book unlike its own history. */
        InputsDepthAnomaly: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "depth-anomaly";
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /**
             * Format: int64
             * @description of the update that completed it
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to
             */
            bookEpoch: number;
            /** @description share of each part in the score, by its name */
            contributions: {
                [key: string]: number | string;
            };
            /**
             * Format: int32
             * @description size of the history
             */
            samples: number;
            /**
             * Format: int32
             * @description distance from the mid within which depth was measured
             */
            bandBps: number;
            /** @description notional of the bids within it */
            bidUsd: number | string;
            /** @description notional of the asks within it */
            askUsd: number | string;
            /** @description spread in basis points of the mid */
            spreadBps: number | string;
        };
        /** @description A contract that moved out of its own distribution. */
        InputsFuturesAnomaly: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "futures-anomaly";
            /** @description base asset */
            base: string;
            /**
             * @description what the alert is raised by
             * @enum {string}
             */
            method: "ROBUST" | "CLASSIC";
            /** @description all figures of the bar */
            anomaly: components["schemas"]["Anomaly"];
            /** @description share of the symbols of the same time that were anomalous, 0 to 1 */
            marketShare: number | string;
            /**
             * Format: int32
             * @description how many symbols that is a share of
             */
            marketSymbols: number;
            /** @description what was known of the contract; absent in records of before it was told */
            contract?: components["schemas"]["InputsContractTerms"];
        };
        /** @description Taker volume over the window. */
        InputsLargeTrades: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "large-trades";
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /** @description notional of trades whose taker bought */
            buyUsd: number | string;
            /** @description notional of trades whose taker sold */
            sellUsd: number | string;
            /**
             * Format: int64
             * @description number of trades
             */
            trades: number;
            /**
             * Format: int64
             * @description id of the oldest trade of the window
             */
            firstTradeId: number;
            /**
             * Format: int64
             * @description id of the trade with which the window passed the threshold
             */
            completedBy: number;
            /** @description notional of the largest trade */
            largestTradeUsd: number | string;
            /**
             * Format: int64
             * @description its id
             */
            largestTradeId: number;
            /** @description its share of the total, 0 to 1: one whale or a crowd */
            largestShare: number | string;
            /** @description USD for one unit of the quote asset at the completing trade */
            usdRate: number | string;
            /**
             * Format: int64
             * @description age of that rate; 0 for stablecoins
             */
            usdRateAgeMs: number;
        };
        /** @description The mid went through a support or a resistance. */
        InputsLevelBroken: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "level-broken";
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /**
             * Format: int64
             * @description of the update that completed it
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to
             */
            bookEpoch: number;
            /** @description of the level */
            price: number | string;
            /** @description lower end of its zone */
            zoneLow: number | string;
            /** @description upper end of its zone */
            zoneHigh: number | string;
            /** @description after the break */
            mid: number | string;
            /**
             * Format: int32
             * @description how often the mid had come and left before
             */
            touches: number;
            /** @description share of the last five minutes in which it was there, 0 to 1 */
            persistence: number | string;
            /**
             * Format: int64
             * @description event time since when it was followed, epoch milliseconds
             */
            since: number;
        };
        /** @description Depth that went away. */
        InputsLiquidityShrink: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "liquidity-shrink";
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /**
             * Format: int64
             * @description of the update that completed it
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to
             */
            bookEpoch: number;
            /**
             * Format: int32
             * @description distance from the mid within which depth was measured
             */
            bandBps: number;
            /** @description notional of the bids within it */
            bidUsd: number | string;
            /** @description notional of the asks within it */
            askUsd: number | string;
            /** @description its median over the last 30 minutes */
            medianBidUsd: number | string;
            /** @description its median over the last 30 minutes */
            medianAskUsd: number | string;
            /**
             * Format: int32
             * @description how many evaluations in a row found it low
             */
            evaluations: number;
            /**
             * Format: int32
             * @description size of the history
             */
            samples: number;
        };
        /** @description Many contracts moved at once. */
        InputsMarketMove: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "futures-market-move";
            /**
             * Format: int64
             * @description end of the bars, or the minute, epoch milliseconds
             */
            roundAt: number;
            /**
             * Format: int32
             * @description symbols that were anomalous
             */
            anomalous: number;
            /**
             * Format: int32
             * @description symbols that were compared
             */
            symbols: number;
            /**
             * Format: int32
             * @description how many of the anomalous ones rose
             */
            rising: number;
            /**
             * Format: int32
             * @description how many fell
             */
            falling: number;
            /** @description median return of all compared symbols */
            medianReturnPercent: number | string;
            /** @description the most anomalous ones, first the strongest, at most ten */
            strongest: components["schemas"]["InputsMover"][];
            /** @description what the share can be computed from once more; absent in records of before it was told */
            compared?: components["schemas"]["InputsComparedRound"];
        };
        /** @description A symbol of a market-wide move. */
        InputsMover: {
            symbol: string;
            /** @description by the method that decides */
            score: number | string;
            /** @description of its bar */
            returnPercent: number | string;
        };
        /** @description A watched token that met its template. */
        InputsTokenPool: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "token-pool";
            /** @description address of the pool */
            pair: string;
            /** @description of the token, any text */
            symbol?: string;
            /** @description of the token, any text */
            name?: string;
            /**
             * Format: int32
             * @description that the pair belongs to
             */
            batch: number;
            /** @description as it stood */
            template: components["schemas"]["PoolTemplate"];
            /** @description every enabled condition with what was found, the deciding one first */
            conditions: components["schemas"]["InputsConditionResult"][];
            /** @description all that the venue said of the pair last */
            figures: components["schemas"]["PairFigures"];
            /**
             * Format: int64
             * @description receive time of the frame that said it, epoch milliseconds
             */
            receivedAt: number;
            /** @description whether a new template, and not a new frame, completed the alert */
            templateChanged: boolean;
        };
        /** @description A wall that appeared or went away. */
        InputsWallEvent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "wall";
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /**
             * Format: int64
             * @description of the update that completed it
             */
            seqId: number;
            /**
             * Format: int64
             * @description number of the snapshot that the book goes back to
             */
            bookEpoch: number;
            /**
             * @description what became of it
             * @enum {string}
             */
            what: "APPEARED" | "ABSORBED" | "PULLED";
            /** @description the walls of this side with which it happened at once, largest first */
            walls: components["schemas"]["InputsWallFacts"][];
        };
        /** @description One wall. */
        InputsWallFacts: {
            /** @description exact price */
            price: number | string;
            /** @description its largest size */
            size: number | string;
            /** @description its largest notional */
            notionalUsd: number | string;
            /**
             * Format: int64
             * @description event time of its beginning, epoch milliseconds
             */
            since: number;
            /** @description notional traded at its price since its largest */
            tradedUsd: number | string;
            /** @description notional that went away without a trade */
            cancelledUsd: number | string;
            /** @description distance from the mid at the end, or now, in basis points */
            distanceBps: number | string;
            /** @description whether its side pulled walls again and again while the other side traded; depth by price knows no single order, so no more than a suspicion */
            suspected: boolean;
        };
        /** @description Several watched addresses went the same way in one coin. */
        InputsWhaleConsensus: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "whale-consensus";
            /** @description as the venue writes it */
            coin: string;
            /** @description for people */
            symbol: string;
            /**
             * @description that they opened or added to
             * @enum {string}
             */
            side: "LONG" | "SHORT";
            /** @description notional that they opened less what they closed of that side */
            netUsd: number | string;
            /** @description each address once, first the one that came first */
            members: components["schemas"]["InputsConsensusMember"][];
            /** @description addresses that closed as much as they opened, or more, in the same way; they count against the members */
            others: components["schemas"]["InputsConsensusMember"][];
            /**
             * @description of the coin; absent, as the others are, in alerts of before they were named
             * @enum {string}
             */
            assetType?: "SPOT" | "FUTURES";
        };
        /** @description A watched address changed a position. */
        InputsWhaleMove: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "whale-move";
            /** @description all that is known of it */
            signal: components["schemas"]["WhaleSignal"];
            /** @description what it rests on besides its fills; absent in alerts of before it was named */
            basis?: components["schemas"]["WhaleBasis"];
        };
        JsonNode: Record<string, never>;
        /** @description A closed bar as the original table has it. */
        KlineRow: {
            symbol: string;
            open_time: string;
            /** @description last millisecond of the bar, as the venue writes it */
            close_time: string;
            open_price: number | string;
            high_price: number | string;
            low_price: number | string;
            close_price: number | string;
            volume: number | string;
            quote_volume: number | string;
            /**
             * Format: int64
             * @description null where it was not sent
             */
            trades_count: number | null;
            /** @description event time at which the bar was closed */
            created_at: string;
            /** @description whether the quote volume is an estimate */
            approximated: boolean;
        };
        /** @description The volume of a symbol in one minute of event time. */
        MinuteView: {
            /**
             * Format: int64
             * @description its start, epoch milliseconds
             */
            minute: number;
            buyUsd: number | string;
            sellUsd: number | string;
            /** Format: int64 */
            trades: number;
            /** @description whether any trade that could still change it would be refused as too late */
            final: boolean;
        };
        /** @description A ranked contract as the original table has it, and what is known beyond that. */
        OpenInterestRow: {
            symbol: string;
            /** Format: int32 */
            rank: number;
            current_oi: number | string;
            oi_delta: number | string;
            oi_delta_percent: number | string;
            oi_delta_value: number | string;
            price_delta_percent: number | string;
            /** @description share of top traders' positions that are long, 0 to 1; null where it is not known */
            net_long: (number | string) | null;
            /** @description the rest */
            net_short: (number | string) | null;
            volume_24h: number | string;
            updated_at: string;
            current_oi_value: number | string;
            /** @description share of all accounts that are long; null where it is not known */
            global_long: (number | string) | null;
            /** @enum {string} */
            quadrant: "NEW_LONGS" | "NEW_SHORTS" | "SHORT_COVERING" | "LONG_UNWIND" | "BUILD_UP" | "NEUTRAL";
            /** @description whether takers agree; null where it is not known */
            confirmed: boolean | null;
            oi_at: string;
            /** @description whether the venue measured longer ago than two polls */
            stale: boolean;
        };
        /** @description Orders, the newest first. */
        Orders: {
            orders: components["schemas"]["WhaleOrder"][];
            /** @description asks for those behind these as `cursor`; absent with the last that are kept */
            next?: string;
        };
        /** @description What the venue says of a pair at one time. What it did not say, or said as null, is absent. */
        PairFigures: {
            /** @description of the token (`tpu`) */
            priceUsd?: number | string;
            /** @description of the token in the quote asset of the pair, mostly SOL (`tp`) */
            priceQuote?: number | string;
            /** @description `mp` */
            marketCapUsd?: number | string;
            /** @description of the pool (`tr`) */
            tokenReserve?: number | string;
            /** @description of the pool, in the quote asset (`cr`) */
            quoteReserve?: number | string;
            /** @description part of the supply that the ten largest holders have, 0 to 1 (`t10`) */
            top10Share?: number | string;
            /**
             * Format: int64
             * @description `h`
             */
            holders?: number;
            /** @description what has been said of each interval, shortest first; none without any figure */
            windows: components["schemas"]["PairFiguresWindow"][];
        };
        /** @description Figures of one interval. */
        PairFiguresWindow: {
            /** @enum {string} */
            interval: "1m" | "5m" | "1h" | "6h" | "24h";
            /** @description as a fraction, 0.1 for +10 % (`pc*`) */
            priceChange?: number | string;
            /** @description volume of buys (`bv*`) */
            buyUsd?: number | string;
            /** @description volume of sells (`sv*`) */
            sellUsd?: number | string;
            /**
             * Format: int64
             * @description number of buys (`bt*`)
             */
            buys?: number;
            /**
             * Format: int64
             * @description number of sells (`st*`)
             */
            sells?: number;
        };
        /** @description A pair of the pool in one line. */
        PairSummary: {
            /** @description address of the pool */
            pair: string;
            /** @description address of the token */
            token: string;
            symbol?: string;
            name?: string;
            /** Format: int32 */
            batch: number;
            /** Format: int32 */
            templateId: number;
            /** @description its name; absent if there is none of its id */
            template?: string;
            /** @enum {string} */
            interval: "1m" | "5m" | "1h" | "6h" | "24h";
            /**
             * Format: int64
             * @description receive time of the frame that said something of it last, epoch milliseconds
             */
            receivedAt?: number;
            /**
             * Format: int64
             * @description market time that has passed since
             */
            ageMs?: number;
            /** @description of the token in USD */
            priceUsd?: number | string;
            /** @description of the token in the quote asset of the pair, mostly SOL */
            priceSol?: number | string;
            marketCapUsd?: number | string;
        };
        /** @description Everything about a watched pair: how it is watched, what was said of it, where its rule stands. */
        PairView: {
            /** @description address of the pool */
            pair: string;
            /** @description address of the token */
            token?: string;
            /** @description how it stands in the pool; absent if it only comes in */
            watched?: components["schemas"]["PoolPair"];
            /** @description by which it is judged; absent if there is none of its id */
            template?: components["schemas"]["PoolTemplate"];
            /**
             * Format: int64
             * @description receive time of the first frame that this holds for, epoch milliseconds
             */
            inForceSince: number;
            /** @description what takes force later, the earliest first */
            coming: components["schemas"]["PairViewComing"][];
            /** @description what was said last; absent if nothing was */
            last?: components["schemas"]["PairViewLast"];
            /** @description what the template finds in that */
            finding?: components["schemas"]["PairViewFound"];
            /** @description where the rule stands for the token; absent if another instance knows */
            alerting?: components["schemas"]["AlertingView"];
        };
        /** @description What takes force later. */
        PairViewComing: {
            /**
             * Format: int64
             * @description receive time of the first frame that it holds for, epoch milliseconds
             */
            from: number;
            /** @description absent if the pair leaves the pool */
            watched?: components["schemas"]["PoolPair"];
            template?: components["schemas"]["PoolTemplate"];
        };
        /** @description What a template finds. */
        PairViewFound: {
            /** @enum {string} */
            state: "MET" | "NOT_MET" | "UNKNOWN";
            /** @description how many times its threshold the deciding condition is at */
            degree?: number | string;
            /** @description the deciding one first */
            conditions: components["schemas"]["InputsConditionResult"][];
        };
        /** @description What was said last. What was not said is absent. */
        PairViewLast: {
            /**
             * Format: int64
             * @description receive time of its frame, epoch milliseconds
             */
            receivedAt: number;
            /**
             * Format: int64
             * @description market time that has passed since
             */
            ageMs: number;
            /**
             * Format: int32
             * @description whose connection brought it
             */
            batch: number;
            /**
             * Format: int32
             * @description of the raw topic
             */
            partition: number;
            /**
             * Format: int64
             * @description of the frame within it
             */
            offset: number;
            /** @description of the token in USD */
            priceUsd?: number | string;
            /** @description of the token in the quote asset of the pair, mostly SOL */
            priceSol?: number | string;
            marketCapUsd?: number | string;
            tokenReserve?: number | string;
            quoteReserve?: number | string;
            top10Share?: number | string;
            /** Format: int64 */
            holders?: number;
            windows: components["schemas"]["PairFiguresWindow"][];
        };
        /** @description A page of pairs. */
        Pairs: {
            /** @description by address */
            pairs: components["schemas"]["PairSummary"][];
            /** @description asks for the page behind this one as `cursor`; absent on the last */
            next?: string;
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, pairs are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description A watched token with the pair that it is watched by. Takes force `PoolChanges.TAKES_FORCE_AFTER` after the time of its record, as its removal does. */
        PoolPair: {
            /** @description address of the pool, the key on the topic */
            pair: string;
            /** @description address of the token (its mint; `ca` in the database) */
            token: string;
            /** @description as its creator chose it: any text */
            symbol?: string;
            /** @description as its creator chose it: any text */
            name?: string;
            /** @description highest so far, USD */
            marketCap: number | string;
            twitterUrl?: string;
            /** Format: int32 */
            templateId: number;
            /**
             * @description that the venue is asked for
             * @enum {string}
             */
            interval: "1m" | "5m" | "1h" | "6h" | "24h";
            /**
             * Format: int32
             * @description number of the subscription that it belongs to, from 1
             */
            batch: number;
            /**
             * Format: int32
             * @description the higher, the larger the market cap
             */
            priority: number;
            /**
             * Format: int32
             * @description place within the batch, from 0
             */
            sortOrder: number;
        };
        /** @description What is different on the topics. */
        PoolReloadChanges: {
            /** Format: int64 */
            templatesAdded: number;
            /** Format: int64 */
            templatesChanged: number;
            /** Format: int64 */
            templatesRemoved: number;
            /** Format: int64 */
            pairsAdded: number;
            /** Format: int64 */
            pairsChanged: number;
            /**
             * Format: int64
             * @description to another batch, and perhaps changed besides
             */
            pairsMoved: number;
            /** Format: int64 */
            pairsRemoved: number;
            /**
             * Format: int64
             * @description templates and pairs that stay as they were
             */
            unchanged: number;
            /** @description rows that were left out or make no sense, one sentence for each */
            warnings: string[];
        };
        /** @description How a batch is doing, since it was first seen and over the last five minutes. */
        PoolStats: {
            /**
             * Format: int32
             * @description its number
             */
            batch: number;
            /**
             * Format: int64
             * @description pairs that belong to it now
             */
            pairs: number;
            /**
             * Format: int64
             * @description receive time of its newest frame, or of what changed last, epoch milliseconds
             */
            asOf: number;
            /** @description since the first frame */
            total: components["schemas"]["PoolStatsCounts"];
            /** @description of receive time, up to `asOf`, in whole minutes */
            lastFiveMinutes: components["schemas"]["PoolStatsCounts"];
            /**
             * Format: int64
             * @description event time of the newest alert, epoch milliseconds
             */
            lastAlertAt?: number;
            /** @description one sentence on the newest record that could not be used */
            lastError?: string;
            /**
             * Format: int64
             * @description receive time of that record
             */
            lastErrorAt?: number;
        };
        /** @description What was counted. */
        PoolStatsCounts: {
            /**
             * Format: int64
             * @description frames received
             */
            messages: number;
            /**
             * Format: int64
             * @description pairs in them
             */
            items: number;
            /**
             * Format: int64
             * @description raised
             */
            alerts: number;
            /**
             * Format: int64
             * @description frames and items that could not be used
             */
            errors: number;
            /**
             * Format: int64
             * @description alerts whose response time was measured: live ones
             */
            responses: number;
            /**
             * Format: int64
             * @description milliseconds from receipt to decision, summed over them
             */
            responseMsSum: number;
        };
        /** @description What the tokens of a range of market caps are watched for. Takes force `PoolChanges.TAKES_FORCE_AFTER` after the time of its record, as its removal does. */
        PoolTemplate: {
            /** Format: int32 */
            id: number;
            name: string;
            /** @description USD, inclusive */
            minMarketCap: number | string;
            /** @description USD, exclusive; empty for no upper end */
            maxMarketCap?: number | string;
            /** @enum {string} */
            interval: "1m" | "5m" | "1h" | "6h" | "24h";
            /** @enum {string} */
            logic: "any" | "all";
            conditions: components["schemas"]["Conditions"];
        };
        /** @description What went wrong, as RFC 9457 has it. */
        Problem: {
            /** @description names the kind of trouble and stays the same; `about:blank` if the status says it all */
            type: string;
            /** @description the kind of trouble in a few words */
            title: string;
            /**
             * Format: int32
             * @description of the answer
             */
            status: number;
            /** @description one sentence about this very trouble */
            detail: string;
            /** @description what of the request was wrong */
            field?: string;
            /** @description what it should have been */
            expected?: string;
            /** @description what it was, cut and without control characters */
            actual?: string;
            /** @description whom to ask instead */
            host?: string;
            /** @description one sentence for each row that cannot be used, not more than a hundred */
            findings?: string[];
            /**
             * Format: int32
             * @description how many of them there are
             */
            findingsTotal?: number;
        };
        /** @description Offsets that are no longer there, both ends inclusive. */
        RangeReaderGoneRange: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            first: number;
            /** Format: int64 */
            last: number;
            /**
             * Format: int64
             * @description offset that is still there; the one to be written next if none is
             */
            oldest: number;
        };
        /** @description Whether an alert says what its raw records say. */
        RecomputeAnswer: {
            /** @description id */
            alert: string;
            /** @enum {string} */
            verdict: "SAME" | "DIFFERENT" | "GONE" | "NOT_POSSIBLE";
            /** @description why nothing was computed; absent if something was */
            reason?: string;
            /** @description what the alert says */
            told: components["schemas"]["RecomputeAnswerClaim"];
            /** @description what was computed; absent if nothing was */
            now?: components["schemas"]["RecomputeAnswerClaim"];
            /** @description offsets that retention has eaten */
            gone: components["schemas"]["RangeReaderGoneRange"][];
            /**
             * Format: int64
             * @description how many were read
             */
            records: number;
        };
        /** @description What is said of what was measured. */
        RecomputeAnswerClaim: {
            value: number | string;
            /** @enum {string} */
            side: "BUY" | "SELL" | "BOTH";
            inputs: components["schemas"]["Inputs"];
        };
        /** @description A store that is being filled from its changelog. */
        Restoration: {
            store: string;
            /** @description the changelog */
            topic: string;
            /** Format: int32 */
            partition: number;
            /**
             * Format: int64
             * @description records read so far
             */
            restored: number;
            /**
             * Format: int64
             * @description records to read, as far as known when it began
             */
            total: number;
        };
        /** @description Taker volume of one symbol over the rolling window `(asOf - windowMs, asOf]`. */
        RollingVolume: {
            symbol: string;
            /**
             * Format: int64
             * @description event time at which the window ends, epoch milliseconds
             */
            asOf: number;
            /**
             * Format: int64
             * @description length of the window
             */
            windowMs: number;
            /** @description notional of trades whose taker bought */
            buyUsd: number | string;
            /** @description notional of trades whose taker sold */
            sellUsd: number | string;
            /**
             * Format: int64
             * @description number of trades
             */
            trades: number;
        };
        /** @description What came of the alerts of a rule. All moves are in basis points and have the sign of the alert's side: positive where the price went as the alert said. Where an alert has no side, up is positive. */
        RuleOutcomes: {
            rule: string;
            /**
             * Format: int32
             * @description how many were looked at, newest first
             */
            alerts: number;
            /**
             * Format: int32
             * @description how many of them nothing is known of yet
             */
            waiting: number;
            /** @description how many have no outcome, by the reason */
            without: components["schemas"]["RuleOutcomesWithout"][];
            /** @description whether there are older ones that were not looked at */
            truncated: boolean;
            /**
             * Format: int32
             * @description figures are shown from so many values on
             */
            needed: number;
            /** @description the shortest first */
            horizons: components["schemas"]["RuleOutcomesHorizon"][];
        };
        /** @description What is known after some minutes. */
        RuleOutcomesHorizon: {
            /** Format: int32 */
            minutes: number;
            /** @description the moves after alerts */
            alerts: components["schemas"]["RuleOutcomesMoves"];
            /** @description the moves after other times of the same subjects in the same hours */
            random: components["schemas"]["RuleOutcomesMoves"];
            /** @description how much more the price moved after alerts */
            lift: components["schemas"]["RuleOutcomesLift"];
        };
        /** @description The mean of what each alert's move was more than that of its random times. */
        RuleOutcomesLift: {
            /**
             * Format: int32
             * @description alerts that have both
             */
            n: number;
            /**
             * Format: int32
             * @description in how many hours they were
             */
            hours: number;
            mean?: number | string;
            /** @description where 95 % of the means lie that other draws of these hours bring: from */
            low?: number | string;
            /** @description up to */
            high?: number | string;
            /** @description there are no figures, or no interval */
            why?: string;
        };
        /** @description Some moves. */
        RuleOutcomesMoves: {
            /**
             * Format: int32
             * @description how many
             */
            n: number;
            mean?: number | string;
            median?: number | string;
            /** @description share of those over 0, 0 to 1 */
            hitRate?: number | string;
            /** @description there are no figures */
            why?: string;
        };
        /** @description How many alerts have no outcome, and why. */
        RuleOutcomesWithout: {
            /** @enum {string} */
            why: "NO_INSTRUMENT" | "NO_PRICE" | "TOO_LATE" | "TOO_MANY";
            /** Format: int32 */
            alerts: number;
        };
        /** @description What operators changed of a rule, for all its subjects or for one. The older versions travel along, so that a replay finds the version that was in force when a frame was received. */
        RuleOverride: {
            /** @description rule id */
            rule: string;
            /** @description the subject it is limited to, or empty for all */
            subject?: string;
            /** @description oldest first, at most `.MAX_VERSIONS`; never empty */
            versions: components["schemas"]["RuleOverrideVersion"][];
        };
        /** @description One version of the overridden parameters. */
        RuleOverrideVersion: {
            /**
             * Format: int32
             * @description 1 for the first change; 0 means the configured defaults
             */
            number: number;
            /**
             * Format: int64
             * @description receive time of the first frame it applies to, epoch milliseconds
             */
            effectiveFrom: number;
            /** @description only what differs from the defaults, as text */
            parameters: {
                [key: string]: string;
            };
        };
        /** @description A rule as it stands. */
        RuleView: {
            id: string;
            /**
             * Format: int32
             * @description of what is overridden for all subjects; 0 if nothing is
             */
            version: number;
            /** @description in force for a subject that has no override of its own */
            parameters: {
                [key: string]: string;
            };
            /** @description what the configuration gives */
            defaults: {
                [key: string]: string;
            };
            /** @description what each parameter is */
            descriptions: {
                [key: string]: string;
            };
            /** @description for all subjects first */
            overrides: components["schemas"]["RuleViewOverrideView"][];
        };
        /** @description The newest version of an override. */
        RuleViewOverrideView: {
            /** @description absent if it is for all */
            subject?: string;
            /** Format: int32 */
            version: number;
            /**
             * Format: int64
             * @description receive time of the first frame it applies to, epoch milliseconds
             */
            effectiveFrom: number;
            /** @description whether that time has come */
            inForce: boolean;
            /** @description what differs from the defaults; nothing if it was cleared */
            parameters: {
                [key: string]: string;
            };
        };
        /** @description Every rule. */
        Rules: {
            rules: components["schemas"]["RuleView"][];
        };
        /** @description Signals, the newest first. */
        Signals: {
            signals: components["schemas"]["WhaleSignal"][];
            /** @description asks for those behind these as `cursor`; absent with the last that are kept */
            next?: string;
        };
        /** @description A wish not to be told of some alerts for a time. They are raised and kept all the same. */
        Silence: {
            /** @description key on the topic; a tombstone on it ends the silence */
            id: string;
            matcher: components["schemas"]["AlertMatcher"];
            /**
             * Format: int64
             * @description time of the market at which it was asked for, epoch milliseconds
             */
            from: number;
            /**
             * Format: int64
             * @description event time of the first alert that is told again
             */
            until: number;
            /** @description who asked for it, for people */
            by: string;
            /** @description why, any text */
            comment?: string;
        };
        /** @description A copy of a store that another instance works on. */
        StandbyCopy: {
            store: string;
            /** Format: int32 */
            partition: number;
            /**
             * Format: int64
             * @description how many offsets of the changelog it is behind
             */
            lag: number;
        };
        /** @description Where a rule stands for a subject now. */
        Standing: {
            /**
             * Format: int64
             * @description event time of the value, epoch milliseconds
             */
            asOf: number;
            /** @description in the unit of the rule; absent if it is not known */
            value?: number | string;
            threshold: number | string;
            /** @enum {string} */
            state: "NORMAL" | "FIRING" | "COOLDOWN";
            /**
             * Format: int32
             * @description 0 for the configured defaults
             */
            ruleVersion: number;
            /**
             * Format: int64
             * @description event time of the last alert, epoch milliseconds
             */
            lastAlertAt?: number;
        };
        /** @description The process. */
        Status: {
            version: string;
            versions: components["schemas"]["Versions"];
            /**
             * Format: int64
             * @description epoch milliseconds
             */
            startedAt: number;
            /** Format: int64 */
            uptimeMs: number;
            detectors: components["schemas"]["DetectorStatus"][];
            feeds: components["schemas"]["FeedView"][];
        };
        /** @description How much is kept of futures. */
        Storage: {
            /** @description size on disk in MB; absent where it is not known */
            file_size_mb: (number | string) | null;
            /**
             * Format: int64
             * @description how long rows are kept
             */
            max_age_hours: number;
            /**
             * Format: int64
             * @description contracts of which bars are kept
             */
            symbol_count: number;
            /**
             * Format: int64
             * @description bars
             */
            kline_count: number;
            /**
             * Format: int64
             * @description anomalous bars of the last 24 hours
             */
            anomaly_count_24h: number;
        };
        /** @description A template. */
        TemplateView: {
            /** Format: int32 */
            id: number;
            /** @description absent if pairs name it and there is none */
            template?: components["schemas"]["PoolTemplate"];
            /**
             * Format: int64
             * @description how many are watched with it
             */
            pairs: number;
        };
        /** @description Every template. */
        Templates: {
            /** @description by id */
            templates: components["schemas"]["TemplateView"][];
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, pairs are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description What runs here. */
        Versions: {
            program: string;
            kafka: string;
            java: string;
        };
        /** @description The rolling volume of a symbol now, and how the large-trades rule sees it. */
        VolumeView: {
            symbol: string;
            /**
             * Format: int64
             * @description event time at which the window ends, epoch milliseconds
             */
            asOf: number;
            /** @description the window's bounds */
            window: components["schemas"]["EvidenceWindow"];
            buyUsd: number | string;
            sellUsd: number | string;
            totalUsd: number | string;
            /** @description buys less sells */
            netUsd: number | string;
            /** @description share of the buys in the total, 0 to 1; empty if nothing was traded */
            buyShare?: number | string;
            /**
             * Format: int64
             * @description number of trades
             */
            trades: number;
            /** @enum {string} */
            state: "NORMAL" | "FIRING" | "COOLDOWN";
            /** @description the threshold in force */
            thresholdUsd: number | string;
            /**
             * Format: int32
             * @description 0 for the configured defaults
             */
            ruleVersion: number;
        };
        /** @description Every symbol. */
        Volumes: {
            /** @description by symbol */
            volumes: components["schemas"]["VolumeView"][];
            /**
             * Format: int32
             * @description if less than `partitionsTotal`, symbols are missing
             */
            partitionsAnswered: number;
            /** Format: int32 */
            partitionsTotal: number;
            /** @description standby if a copy answered for a partition */
            source: string;
            /**
             * Format: int64
             * @description how far it was behind
             */
            lag: number;
        };
        /** @description A wish as the API shows it. */
        WantedView: {
            venue: string;
            channel: string;
            instrument: string;
            /** @description configuration, redis or api */
            origin: string;
            wanted: boolean;
        };
        /** @description Whether somebody wants an address watched; a tombstone on its key ends the wish. One address may be wished for by several: the word of the API goes over all others. */
        WatchedAddress: {
            /** @description in lower case */
            address: string;
            /** @description the user's name for it, any text */
            label?: string;
            /** @enum {string} */
            tier: "FIRST" | "STANDARD";
            /** @enum {string} */
            origin: "CONFIGURATION" | "DATABASE" | "API";
            /** @description false where the API took out what another origin has */
            watched: boolean;
        };
        /** @description What the venue said last of a watched address as a whole. */
        WhaleAccount: {
            address: string;
            label?: string;
            /** @enum {string} */
            view: "USER_CHANNELS" | "PUBLIC_TRADES";
            /** @description USD, of the futures account of the first dex; absent until it was told */
            accountValue?: number | string;
            /** @description futures positions as the venue stated them */
            positions: components["schemas"]["WhaleAccountStatedPosition"][];
            /** @description tokens as the venue stated them */
            spotBalances: components["schemas"]["WhaleAccountSpotBalance"][];
            /** @description value of those tokens whose price is known */
            spotTotalUsd?: number | string;
            /**
             * Format: int64
             * @description time of the newest statement, epoch milliseconds
             */
            at: number;
        };
        /** @description A token. */
        WhaleAccountSpotBalance: {
            /** @description name of the token, which is not the name of a pair */
            token: string;
            total: number | string;
            hold: number | string;
            /** @description value, if its price is known */
            usd?: number | string;
        };
        /** @description A futures position. */
        WhaleAccountStatedPosition: {
            coin: string;
            /** @description signed: negative is short */
            size: number | string;
            entryPrice?: number | string;
            /** @description notional, USD */
            value?: number | string;
            unrealizedPnl?: number | string;
            liquidationPrice?: number | string;
            leverage?: number | string;
        };
        /** @description What the signals of an order rest on besides its fills: enough to make them again of the raw records alone. */
        WhaleBasis: {
            /**
             * Format: int32
             * @description of the coin, as the venue had told; absent if it had not
             */
            sizeDecimals?: number;
            /** @description USD for one unit of the quote asset; absent if it was not known */
            usdRate?: number | string;
            /** @description signed position before the first fill; absent where each fill names its own, and where other trades of the address came in between */
            positionBefore?: number | string;
            /**
             * Format: int32
             * @description how many fills the order has, those that changed no position as well
             */
            fills: number;
        };
        /** @description Fills of one order of a watched address, or trades of one side that belong together where no order is known. */
        WhaleOrder: {
            /** @description pure function of address, coin and order, so that the same bytes give the same id */
            id: string;
            address: string;
            /** @description as the venue writes it, for example `BTC`, `@107`, `xyz:SP500` */
            coin: string;
            /** @description for people, for example `BTC/USDC`; the coin where it is unknown */
            symbol: string;
            /** @description base asset */
            base: string;
            /** @description quote asset */
            quote: string;
            /** @enum {string} */
            assetType: "SPOT" | "FUTURES";
            /** @description whether the address bought */
            buy: boolean;
            /**
             * Format: int64
             * @description order id of the venue; absent where only public trades are seen
             */
            oid?: number;
            /**
             * Format: int64
             * @description of the TWAP order that this is a part of
             */
            twapId?: number;
            /**
             * Format: int32
             * @description from 1: fills that come after an order was sent make another part
             */
            part: number;
            /** @description sum of the fills, base asset */
            size: number | string;
            /** @description weighted by size */
            averagePrice: number | string;
            /** @description sum of price times size, quote asset */
            notional: number | string;
            /** Format: int32 */
            fills: number;
            /** @description share of the size that was filled as maker, 0 to 1; absent if it is not known */
            makerShare?: number | string;
            /** @description sum of fees as the venue states them, in `feeToken` */
            fee?: number | string;
            feeToken?: string;
            /** @description as the venue states it, before fees; absent where it does not */
            closedPnl?: number | string;
            /** @description whether this address was liquidated by it */
            liquidation: boolean;
            /** @description last status that the venue told, any text */
            status?: string;
            /**
             * @description what ended it; absent while it is being aggregated
             * @enum {string}
             */
            flush?: "STATUS" | "STATUS_INCOMPLETE" | "TIMEOUT" | "SESSION" | "UNWATCHED";
            /** @enum {string} */
            view: "USER_CHANNELS" | "PUBLIC_TRADES";
            /**
             * Format: int64
             * @description time of the first fill, epoch milliseconds
             */
            firstFillAt: number;
            /**
             * Format: int64
             * @description time of the last one
             */
            lastFillAt: number;
        };
        /** @description What a watched address holds of one coin. */
        WhalePosition: {
            address: string;
            /** @description as the venue writes it */
            coin: string;
            /** @description for people; the coin where it is unknown */
            symbol: string;
            /** @enum {string} */
            assetType: "SPOT" | "FUTURES";
            /** @description signed: negative is short; 0 is flat */
            size: number | string;
            /** @description average price of what is held; absent if it is not known */
            entryPrice?: number | string;
            /** @description false while fills are known to be missing */
            sure: boolean;
            /**
             * @description why this was written
             * @enum {string}
             */
            cause: "ORDER" | "SEED" | "RESYNC";
            /** @description of a `RESYNC`: what the venue says less what the fills had given */
            correction?: number | string;
            /**
             * Format: int64
             * @description time of the fill or of the venue's statement, epoch milliseconds
             */
            at: number;
        };
        /** @description What a watched address just did to a position: the trading signal. */
        WhaleSignal: {
            /** @description pure function of the order's id and the direction */
            id: string;
            /** @description id of the `WhaleOrder` that did it */
            orderId: string;
            address: string;
            /** @description the user's name for the address */
            label?: string;
            /** @enum {string} */
            assetType: "SPOT" | "FUTURES";
            /** @description as the venue writes it */
            coin: string;
            /** @description for people; the coin where it is unknown */
            symbol: string;
            base: string;
            quote: string;
            /**
             * @description OPEN or CLOSE, as the original signal has it
             * @enum {string}
             */
            direction: "OPEN" | "CLOSE";
            /**
             * @description OPEN, ADD, REDUCE or CLOSE
             * @enum {string}
             */
            change: "OPEN" | "ADD" | "REDUCE" | "CLOSE";
            /**
             * @description of the position that is opened or closed, not of the trade
             * @enum {string}
             */
            side: "LONG" | "SHORT";
            /** @description whether the same order closed one side and opened the other */
            flip: boolean;
            /**
             * @description class of the notional
             * @enum {string}
             */
            positionSize: "SMALL" | "MEDIUM" | "LARGE";
            /** @description base asset */
            size: number | string;
            /** @description average, weighted by size, of the fills that did this */
            price: number | string;
            /** @description in the quote asset */
            notional: number | string;
            /** @description the same in USD; absent if the quote asset has no known rate */
            notionalUsd?: number | string;
            /** @description size as a share of the coin's open interest, 0 to 1 or more */
            openInterestShare?: number | string;
            /** @description closed size as a share of the position before, 0 to 1; absent for an OPEN */
            closeRate?: number | string;
            /** @description signed size */
            positionBefore: number | string;
            /** @description signed size */
            positionAfter: number | string;
            /** @description of what was closed, before fees, quote asset; absent if the entry is unknown */
            realizedPnl?: number | string;
            makerShare?: number | string;
            /** Format: int32 */
            fills: number;
            liquidation: boolean;
            /**
             * Format: int64
             * @description order id of the venue; absent where only public trades are seen
             */
            oid?: number;
            /** Format: int64 */
            twapId?: number;
            /** Format: int32 */
            part: number;
            /** @description last status that the venue told, any text */
            status?: string;
            /** @enum {string} */
            flush: "STATUS" | "STATUS_INCOMPLETE" | "TIMEOUT" | "SESSION" | "UNWATCHED";
            /** @enum {string} */
            view: "USER_CHANNELS" | "PUBLIC_TRADES";
            /** Format: int64 */
            firstFillAt: number;
            /**
             * Format: int64
             * @description time of the last fill, epoch milliseconds
             */
            timestamp: number;
            /** @description where the raw records stand that it was computed from */
            records: components["schemas"]["EvidenceOffsetRange"][];
        };
        /** @description A watched address in a list. */
        WhaleSummary: {
            address: string;
            label?: string;
            /**
             * @description absent if nobody wants it any more
             * @enum {string}
             */
            tier?: "FIRST" | "STANDARD";
            /**
             * @description whose word counts
             * @enum {string}
             */
            origin?: "CONFIGURATION" | "DATABASE" | "API";
            /**
             * @description absent until the feed watches it
             * @enum {string}
             */
            view?: "USER_CHANNELS" | "PUBLIC_TRADES";
            /**
             * Format: int64
             * @description when it began to be watched, epoch milliseconds
             */
            since?: number;
            /**
             * Format: int32
             * @description how many it holds
             */
            positions: number;
            /** @description USD, as the venue said last */
            accountValue?: number | string;
            /** @description value of its tokens whose price is known */
            spotTotalUsd?: number | string;
        };
        /** @description All that is known of an address. */
        WhaleView: {
            whale: components["schemas"]["WhaleSummary"];
            /** @description what the venue said last */
            account?: components["schemas"]["WhaleAccount"];
            /** @description what its fills make of that */
            positions: components["schemas"]["WhalePosition"][];
            /** @description orders whose fills are being added up */
            openOrders: components["schemas"]["WhaleOrder"][];
        };
        /** @description A page of addresses. */
        Whales: {
            /** @description by address */
            whales: components["schemas"]["WhaleSummary"][];
            /** @description asks for the page behind this one as `cursor`; absent on the last */
            next?: string;
        };
        /** @description Wishes, by venue, channel and instrument. */
        Wishes: {
            subscriptions: components["schemas"]["WantedView"][];
        };
    };
    responses: {
        /** @description What is wrong; see `type`. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    alerts: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
                /**
                 * @description only of this rule
                 * @example large-trades
                 */
                rule?: string;
                /**
                 * @description only of this symbol, instrument, address, ...; small letters are taken too
                 * @example ETHUSDT
                 */
                subject?: string;
                /** @description only of this severity */
                severity?: "critical" | "major" | "minor";
                /**
                 * @description not before this time; ISO 8601 in UTC, or milliseconds since 1970
                 * @example 2026-11-21T08:00:00Z
                 */
                from?: string | number;
                /**
                 * @description not after this time; written as `from`
                 * @example 2026-11-21T09:00:00Z
                 */
                to?: string | number;
                /**
                 * @deprecated
                 * @description the same as `from`, which is to be preferred
                 */
                since?: string | number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alerts": [
                     *         {
                     *           "id": "9ac3d126ff72118823a3d65bb3a724c2",
                     *           "rule": "large-trades",
                     *           "subject": "SOLUSDT",
                     *           "side": "SELL",
                     *           "value": 4000000,
                     *           "threshold": 2000000,
                     *           "severity": "MAJOR",
                     *           "eventTime": 1795364543000,
                     *           "evidence": {
                     *             "rule": {
                     *               "id": "large-trades",
                     *               "version": 0,
                     *               "parameters": {
                     *                 "cooldown": "PT5M",
                     *                 "escalation-factor": "none",
                     *                 "exit-factor": "0.8",
                     *                 "severity": "major",
                     *                 "side-share": "0.6",
                     *                 "threshold-usd": "2000000"
                     *               }
                     *             },
                     *             "episode": {
                     *               "startedAt": 1795364543000,
                     *               "number": 1
                     *             },
                     *             "window": {
                     *               "after": 1795364243000,
                     *               "upTo": 1795364543000
                     *             },
                     *             "inputs": {
                     *               "kind": "large-trades",
                     *               "base": "SOL",
                     *               "quote": "USDT",
                     *               "buyUsd": 0,
                     *               "sellUsd": 4000000,
                     *               "trades": 1,
                     *               "firstTradeId": 3,
                     *               "completedBy": 3,
                     *               "largestTradeUsd": 4000000,
                     *               "largestTradeId": 3,
                     *               "largestShare": 1,
                     *               "usdRate": 1,
                     *               "usdRateAgeMs": 0
                     *             },
                     *             "records": [
                     *               {
                     *                 "topic": "tidewatch.raw.binance-spot.trades",
                     *                 "partition": 1,
                     *                 "first": 9,
                     *                 "last": 9
                     *               }
                     *             ],
                     *             "feed": {
                     *               "missingTrades": 0,
                     *               "backfilledTrades": 0,
                     *               "epoch": 1,
                     *               "receiveLagMs": 0
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "id": "a63f758e84ff137555469f2de2b64449",
                     *           "rule": "large-trades",
                     *           "subject": "SOLUSDT",
                     *           "side": "BUY",
                     *           "value": 3000000,
                     *           "threshold": 2000000,
                     *           "severity": "MAJOR",
                     *           "eventTime": 1795363743000,
                     *           "evidence": {
                     *             "rule": {
                     *               "id": "large-trades",
                     *               "version": 0,
                     *               "parameters": {
                     *                 "cooldown": "PT5M",
                     *                 "escalation-factor": "none",
                     *                 "exit-factor": "0.8",
                     *                 "severity": "major",
                     *                 "side-share": "0.6",
                     *                 "threshold-usd": "2000000"
                     *               }
                     *             },
                     *             "episode": {
                     *               "startedAt": 1795363743000,
                     *               "number": 1
                     *             },
                     *             "window": {
                     *               "after": 1795363443000,
                     *               "upTo": 1795363743000
                     *             },
                     *             "inputs": {
                     *               "kind": "large-trades",
                     *               "base": "SOL",
                     *               "quote": "USDT",
                     *               "buyUsd": 3000000,
                     *               "sellUsd": 0,
                     *               "trades": 1,
                     *               "firstTradeId": 1,
                     *               "completedBy": 1,
                     *               "largestTradeUsd": 3000000,
                     *               "largestTradeId": 1,
                     *               "largestShare": 1,
                     *               "usdRate": 1,
                     *               "usdRateAgeMs": 0
                     *             },
                     *             "records": [
                     *               {
                     *                 "topic": "tidewatch.raw.binance-spot.trades",
                     *                 "partition": 1,
                     *                 "first": 7,
                     *                 "last": 7
                     *               }
                     *             ],
                     *             "feed": {
                     *               "missingTrades": 0,
                     *               "backfilledTrades": 0,
                     *               "epoch": 1,
                     *               "receiveLagMs": 0
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "truncated": false,
                     *       "partitionsAnswered": 1,
                     *       "partitionsTotal": 1,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dd57f36384cc68d8e357f0598e6dfde8 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alert": {
                     *         "id": "other-value",
                     *         "rule": "futures-anomaly",
                     *         "subject": "COIN1USDT",
                     *         "side": "BUY",
                     *         "value": 99.99,
                     *         "threshold": 60,
                     *         "severity": "MAJOR",
                     *         "eventTime": 1795363200500,
                     *         "evidence": {
                     *           "rule": {
                     *             "id": "futures-anomaly",
                     *             "version": 0,
                     *             "parameters": {
                     *               "baseline": "96",
                     *               "classic-score": "1.0",
                     *               "cooldown": "PT1H",
                     *               "exit-factor": "0.8",
                     *               "method": "robust",
                     *               "min-quote-volume": "1000000",
                     *               "min-return": "0.01",
                     *               "on": "closed",
                     *               "price-z": "2.5",
                     *               "score": "60",
                     *               "severity": "major",
                     *               "volatility-z": "2.0",
                     *               "volume-z": "2.0",
                     *               "watch-score": "40"
                     *             }
                     *           },
                     *           "episode": {
                     *             "startedAt": 1795363200000,
                     *             "number": 1
                     *           },
                     *           "window": {
                     *             "after": 1795362299999,
                     *             "upTo": 1795363200500
                     *           },
                     *           "inputs": {
                     *             "kind": "futures-anomaly",
                     *             "base": "COIN1",
                     *             "method": "ROBUST",
                     *             "anomaly": {
                     *               "symbol": "COIN1USDT",
                     *               "openTime": 1795362300000,
                     *               "evaluatedAt": 1795363200500,
                     *               "provisional": false,
                     *               "status": "OK",
                     *               "bars": 96,
                     *               "missing": 0,
                     *               "close": 110,
                     *               "quoteVolume": 9900000,
                     *               "quoteVolume24h": 19876449.68,
                     *               "takerBuyShare": 0.5,
                     *               "classic": {
                     *                 "curReturn": 0.09959315,
                     *                 "priceZscore": 205.926,
                     *                 "volumeZscore": 3399.5799,
                     *                 "volatilityZscore": 502.1454,
                     *                 "pricePercentile": 0.994845,
                     *                 "volumePercentile": 0.994845,
                     *                 "volatilityPercentile": 0.994845,
                     *                 "score": 3,
                     *                 "reasons": [
                     *                   "PRICE",
                     *                   "VOLUME",
                     *                   "VOLATILITY"
                     *                 ]
                     *               },
                     *               "robust": {
                     *                 "score": 94.85,
                     *                 "coverage": 1,
                     *                 "votes": 2,
                     *                 "level": "ALERT",
                     *                 "features": [
                     *                   {
                     *                     "name": "RETURN",
                     *                     "state": "OK",
                     *                     "value": 0.09494025,
                     *                     "n": 96,
                     *                     "median": -0.00036975,
                     *                     "scale": 2e-7,
                     *                     "modifiedZ": 483114.7991,
                     *                     "percentile": 0.994845,
                     *                     "contribution": 37.94
                     *                   },
                     *                   {
                     *                     "name": "VOLUME",
                     *                     "state": "OK",
                     *                     "value": 16.10804542,
                     *                     "n": 96,
                     *                     "median": 11.56173355,
                     *                     "scale": 0.03493544,
                     *                     "modifiedZ": 130.1346,
                     *                     "percentile": 0.994845,
                     *                     "contribution": 33.2
                     *                   }
                     *                 ]
                     *               },
                     *               "direction": "BUY"
                     *             },
                     *             "marketShare": 0.0416,
                     *             "marketSymbols": 24,
                     *             "contract": {}
                     *           },
                     *           "records": [
                     *             {
                     *               "topic": "tidewatch.raw.binance-futures.klines",
                     *               "partition": 3,
                     *               "first": 7,
                     *               "last": 7
                     *             }
                     *           ],
                     *           "feed": {
                     *             "missingTrades": 0,
                     *             "backfilledTrades": 0,
                     *             "epoch": 1,
                     *             "receiveLagMs": 0
                     *           }
                     *         }
                     *       },
                     *       "deliveries": []
                     *     }
                     */
                    "application/json": components["schemas"]["AlertStory"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description no alert of the last 30 days has this id */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    recomputeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dd57f36384cc68d8e357f0598e6dfde8 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alert": "3ee2010cac323f72037c450d319fa32b",
                     *       "verdict": "SAME",
                     *       "told": {
                     *         "value": 94.85,
                     *         "side": "BUY",
                     *         "inputs": {
                     *           "kind": "futures-anomaly",
                     *           "base": "COIN1",
                     *           "method": "ROBUST",
                     *           "anomaly": {
                     *             "symbol": "COIN1USDT",
                     *             "openTime": 1795362300000,
                     *             "evaluatedAt": 1795363200500,
                     *             "provisional": false,
                     *             "status": "OK",
                     *             "bars": 96,
                     *             "missing": 0,
                     *             "close": 110,
                     *             "quoteVolume": 9900000,
                     *             "quoteVolume24h": 19876449.68,
                     *             "takerBuyShare": 0.5,
                     *             "classic": {
                     *               "curReturn": 0.09959315,
                     *               "priceZscore": 205.926,
                     *               "volumeZscore": 3399.5799,
                     *               "volatilityZscore": 502.1454,
                     *               "pricePercentile": 0.994845,
                     *               "volumePercentile": 0.994845,
                     *               "volatilityPercentile": 0.994845,
                     *               "score": 3,
                     *               "reasons": [
                     *                 "PRICE",
                     *                 "VOLUME",
                     *                 "VOLATILITY"
                     *               ]
                     *             },
                     *             "robust": {
                     *               "score": 94.85,
                     *               "coverage": 1,
                     *               "votes": 2,
                     *               "level": "ALERT",
                     *               "features": [
                     *                 {
                     *                   "name": "RETURN",
                     *                   "state": "OK",
                     *                   "value": 0.09494025,
                     *                   "n": 96,
                     *                   "median": -0.00036975,
                     *                   "scale": 2e-7,
                     *                   "modifiedZ": 483114.7991,
                     *                   "percentile": 0.994845,
                     *                   "contribution": 37.94
                     *                 },
                     *                 {
                     *                   "name": "VOLUME",
                     *                   "state": "OK",
                     *                   "value": 16.10804542,
                     *                   "n": 96,
                     *                   "median": 11.56173355,
                     *                   "scale": 0.03493544,
                     *                   "modifiedZ": 130.1346,
                     *                   "percentile": 0.994845,
                     *                   "contribution": 33.2
                     *                 }
                     *               ]
                     *             },
                     *             "direction": "BUY"
                     *           },
                     *           "marketShare": 0.0416,
                     *           "marketSymbols": 24,
                     *           "contract": {}
                     *         }
                     *       },
                     *       "now": {
                     *         "value": 94.85,
                     *         "side": "BUY",
                     *         "inputs": {
                     *           "kind": "futures-anomaly",
                     *           "base": "COIN1",
                     *           "method": "ROBUST",
                     *           "anomaly": {
                     *             "symbol": "COIN1USDT",
                     *             "openTime": 1795362300000,
                     *             "evaluatedAt": 1795363200500,
                     *             "provisional": false,
                     *             "status": "OK",
                     *             "bars": 96,
                     *             "missing": 0,
                     *             "close": 110,
                     *             "quoteVolume": 9900000,
                     *             "quoteVolume24h": 19876449.68,
                     *             "takerBuyShare": 0.5,
                     *             "classic": {
                     *               "curReturn": 0.09959315,
                     *               "priceZscore": 205.926,
                     *               "volumeZscore": 3399.5799,
                     *               "volatilityZscore": 502.1454,
                     *               "pricePercentile": 0.994845,
                     *               "volumePercentile": 0.994845,
                     *               "volatilityPercentile": 0.994845,
                     *               "score": 3,
                     *               "reasons": [
                     *                 "PRICE",
                     *                 "VOLUME",
                     *                 "VOLATILITY"
                     *               ]
                     *             },
                     *             "robust": {
                     *               "score": 94.85,
                     *               "coverage": 1,
                     *               "votes": 2,
                     *               "level": "ALERT",
                     *               "features": [
                     *                 {
                     *                   "name": "RETURN",
                     *                   "state": "OK",
                     *                   "value": 0.09494025,
                     *                   "n": 96,
                     *                   "median": -0.00036975,
                     *                   "scale": 2e-7,
                     *                   "modifiedZ": 483114.7991,
                     *                   "percentile": 0.994845,
                     *                   "contribution": 37.94
                     *                 },
                     *                 {
                     *                   "name": "VOLUME",
                     *                   "state": "OK",
                     *                   "value": 16.10804542,
                     *                   "n": 96,
                     *                   "median": 11.56173355,
                     *                   "scale": 0.03493544,
                     *                   "modifiedZ": 130.1346,
                     *                   "percentile": 0.994845,
                     *                   "contribution": 33.2
                     *                 }
                     *               ]
                     *             },
                     *             "direction": "BUY"
                     *           },
                     *           "marketShare": 0.0416,
                     *           "marketSymbols": 24,
                     *           "contract": {}
                     *         }
                     *       },
                     *       "gone": [],
                     *       "records": 701
                     *     }
                     */
                    "application/json": components["schemas"]["RecomputeAnswer"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description no alert of the last 30 days has this id */
            404: components["responses"]["Problem"];
            /** @description another alert is being computed */
            409: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    anomalies: {
        parameters: {
            query?: {
                /** @description `true`: only with an `anomaly_score` over 0 */
                anomaly_only?: boolean;
                /** @description the least `anomaly_score` */
                min_score?: number | string;
                /** @description only of this contract */
                symbol?: string;
                /** @description must be among the reasons */
                type?: "price" | "volume" | "volatility";
                /**
                 * @description not before this time; ISO 8601 in UTC, or milliseconds since 1970
                 * @example 2026-11-21T08:00:00Z
                 */
                from?: string | number;
                /**
                 * @deprecated
                 * @description the same as `from`, which is to be preferred
                 */
                since?: string | number;
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "symbol": "币安人生USDT",
                     *           "timestamp": "2026-11-22T16:15:00Z",
                     *           "interval_type": "15m",
                     *           "cur_return": 0,
                     *           "price_zscore": 0.011,
                     *           "volume_zscore": -36.1177,
                     *           "volatility_zscore": -4.7091,
                     *           "anomaly_score": 0,
                     *           "anomaly_reasons": [],
                     *           "quote_volume_24h": 9973633.36,
                     *           "created_at": "2026-11-22T16:23:00Z",
                     *           "provisional": true,
                     *           "robust_score": 20,
                     *           "level": "WATCH",
                     *           "status": "OK"
                     *         },
                     *         {
                     *           "symbol": "币安人生USDT",
                     *           "timestamp": "2026-11-22T16:00:00Z",
                     *           "interval_type": "15m",
                     *           "cur_return": -0.00036986,
                     *           "price_zscore": -0.7538,
                     *           "volume_zscore": -0.0022,
                     *           "volatility_zscore": -3.039,
                     *           "anomaly_score": 0,
                     *           "anomaly_reasons": [],
                     *           "quote_volume_24h": 10081449.68,
                     *           "created_at": "2026-11-22T16:15:00.500Z",
                     *           "provisional": false,
                     *           "robust_score": 33.16,
                     *           "level": "NONE",
                     *           "status": "OK"
                     *         }
                     *       ],
                     *       "count": 4,
                     *       "timestamp": "2026-11-22T16:23:00Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfListOfAnomalyRow"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    topAnomalies: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "symbol": "JUMPUSDT",
                     *           "timestamp": "2026-11-22T16:15:00Z",
                     *           "interval_type": "15m",
                     *           "cur_return": 0.00909091,
                     *           "price_zscore": 0.7915,
                     *           "volume_zscore": -0.206,
                     *           "volatility_zscore": -0.1978,
                     *           "anomaly_score": 0,
                     *           "anomaly_reasons": [],
                     *           "quote_volume_24h": 19768743.36,
                     *           "created_at": "2026-11-22T16:23:00Z",
                     *           "provisional": true,
                     *           "robust_score": 33.81,
                     *           "level": "WATCH",
                     *           "status": "OK"
                     *         },
                     *         {
                     *           "symbol": "CALMUSDT",
                     *           "timestamp": "2026-11-22T16:15:00Z",
                     *           "interval_type": "15m",
                     *           "cur_return": 0,
                     *           "price_zscore": 0.011,
                     *           "volume_zscore": -36.1177,
                     *           "volatility_zscore": -4.7091,
                     *           "anomaly_score": 0,
                     *           "anomaly_reasons": [],
                     *           "quote_volume_24h": 9973633.36,
                     *           "created_at": "2026-11-22T16:23:00Z",
                     *           "provisional": true,
                     *           "robust_score": 20,
                     *           "level": "WATCH",
                     *           "status": "OK"
                     *         }
                     *       ],
                     *       "count": 3,
                     *       "timestamp": "2026-11-22T16:23:00Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfListOfAnomalyRow"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    explainAnomaly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description small letters are taken too
                 * @example BTCUSDT
                 */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "symbol": "PASTUSDT",
                     *         "running": {
                     *           "symbol": "PASTUSDT",
                     *           "openTime": 1795105800000,
                     *           "evaluatedAt": 1795105890000,
                     *           "provisional": true,
                     *           "status": "WARMUP",
                     *           "bars": 1,
                     *           "missing": 0,
                     *           "close": 100,
                     *           "quoteVolume": 1000,
                     *           "quoteVolume24h": 2000,
                     *           "takerBuyShare": 0.5,
                     *           "classic": {
                     *             "curReturn": 0,
                     *             "score": 0,
                     *             "reasons": []
                     *           },
                     *           "robust": {
                     *             "score": 0,
                     *             "coverage": 0,
                     *             "votes": 0,
                     *             "level": "NONE",
                     *             "features": [
                     *               {
                     *                 "name": "RETURN",
                     *                 "state": "WARMUP",
                     *                 "value": 0,
                     *                 "n": 0,
                     *                 "contribution": 0
                     *               },
                     *               {
                     *                 "name": "VOLUME",
                     *                 "state": "WARMUP",
                     *                 "value": 6.90875478,
                     *                 "n": 1,
                     *                 "contribution": 0
                     *               }
                     *             ]
                     *           },
                     *           "direction": "BOTH"
                     *         },
                     *         "baseline": {
                     *           "from": "2026-11-19T16:15:00Z",
                     *           "to": "2026-11-19T16:30:00Z",
                     *           "missing": 0,
                     *           "bars": [
                     *             {
                     *               "openTime": "2026-11-19T16:15:00Z",
                     *               "high": 100,
                     *               "low": 100,
                     *               "close": 100,
                     *               "quoteVolume": 1000
                     *             }
                     *           ]
                     *         },
                     *         "ruleVersion": 0,
                     *         "rule": {
                     *           "baseline": "96",
                     *           "classic-score": "1.0",
                     *           "cooldown": "PT1H",
                     *           "exit-factor": "0.8",
                     *           "method": "robust",
                     *           "min-quote-volume": "1000000",
                     *           "min-return": "0.01",
                     *           "on": "closed",
                     *           "price-z": "2.5",
                     *           "score": "60",
                     *           "severity": "major",
                     *           "volatility-z": "2.0",
                     *           "volume-z": "2.0",
                     *           "watch-score": "40"
                     *         }
                     *       },
                     *       "count": 1,
                     *       "timestamp": "2026-11-19T16:31:30Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfExplanation"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nothing is known of it */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    asyncApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    audit: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
                /**
                 * @description the name of the token of who did it
                 * @example admin
                 */
                caller?: string;
                /**
                 * @description what was changed
                 * @example rules/large-trades
                 */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "87fefd42-fa4f-4416-942a-03cdd982caac",
                     *           "at": 1795364591346,
                     *           "caller": "olga",
                     *           "role": "operate",
                     *           "address": "127.0.0.1",
                     *           "action": "whales.delete",
                     *           "target": "whales/0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "before": {
                     *             "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *             "label": "A",
                     *             "tier": "STANDARD",
                     *             "origin": "API",
                     *             "watched": true
                     *           }
                     *         },
                     *         {
                     *           "id": "fbb17f10-fbd1-4152-ae21-ad42c08a2cc7",
                     *           "at": 1795364591214,
                     *           "caller": "olga",
                     *           "role": "operate",
                     *           "address": "127.0.0.1",
                     *           "action": "whales.put",
                     *           "target": "whales/0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "after": {
                     *             "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *             "label": "A",
                     *             "tier": "STANDARD",
                     *             "origin": "API",
                     *             "watched": true
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Entries"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    books: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "books": [
                     *         {
                     *           "instId": "DOT-USDT",
                     *           "state": "LIVE",
                     *           "top": {
                     *             "bid": 99.5,
                     *             "bidSize": 1,
                     *             "ask": 101,
                     *             "askSize": 2.5
                     *           },
                     *           "seqId": 10,
                     *           "bookEpoch": 1,
                     *           "time": 1795364261062,
                     *           "ageMs": 722
                     *         },
                     *         {
                     *           "instId": "XRP-USDT-SWAP",
                     *           "state": "QUARANTINED",
                     *           "seqId": 10,
                     *           "bookEpoch": 1,
                     *           "time": 1795364261075,
                     *           "ageMs": 709,
                     *           "reason": "expected an update after 10, was one after 20"
                     *         }
                     *       ],
                     *       "partitionsAnswered": 4,
                     *       "partitionsTotal": 4,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Books"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    book: {
        parameters: {
            query?: {
                /** @description how many prices of each side, the best ones */
                levels?: number;
            };
            header?: never;
            path: {
                /** @example SOL-USDT */
                instId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "instId": "XRP-USDT-SWAP",
                     *       "state": "QUARANTINED",
                     *       "seqId": 10,
                     *       "bookEpoch": 1,
                     *       "time": 1795364261075,
                     *       "receivedAt": 1795364261075,
                     *       "ageMs": 612,
                     *       "reason": "expected an update after 10, was one after 20",
                     *       "bids": [],
                     *       "asks": []
                     *     }
                     */
                    "application/json": components["schemas"]["BookView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nothing of it was ever received */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    bookAnalysis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example SOL-USDT */
                instId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "instId": "ETH-USDT",
                     *       "state": "LIVE",
                     *       "ageMs": 126,
                     *       "analysis": {
                     *         "instId": "ETH-USDT",
                     *         "time": 1795364262426,
                     *         "receivedAt": 1795364262426,
                     *         "seqId": 10,
                     *         "bookEpoch": 1,
                     *         "phase": "CONTINUOUS",
                     *         "top": {
                     *           "bid": 99.5,
                     *           "bidSize": 1,
                     *           "ask": 101,
                     *           "askSize": 2.5
                     *         },
                     *         "mid": {
                     *           "value": 100.25
                     *         },
                     *         "spreadBps": {
                     *           "value": 149.6259
                     *         },
                     *         "microprice": {
                     *           "value": 99.9285714286
                     *         },
                     *         "imbalance": {
                     *           "value": -0.4347
                     *         },
                     *         "coverageBps": {
                     *           "value": 174.5636
                     *         },
                     *         "orderFlowImbalance": {
                     *           "absent": "WARMUP"
                     *         },
                     *         "depth": [
                     *           {
                     *             "bps": 10,
                     *             "bidUsd": {
                     *               "value": 0
                     *             },
                     *             "askUsd": {
                     *               "value": 0
                     *             },
                     *             "imbalance": {
                     *               "absent": "NONE_FOUND"
                     *             }
                     *           },
                     *           {
                     *             "bps": 25,
                     *             "bidUsd": {
                     *               "value": 0
                     *             },
                     *             "askUsd": {
                     *               "value": 0
                     *             },
                     *             "imbalance": {
                     *               "absent": "NONE_FOUND"
                     *             }
                     *           }
                     *         ],
                     *         "slippage": [
                     *           {
                     *             "usd": 10000,
                     *             "buyBps": {
                     *               "absent": "TOO_THIN"
                     *             },
                     *             "buyFillableUsd": {
                     *               "value": 558.5
                     *             },
                     *             "sellBps": {
                     *               "absent": "TOO_THIN"
                     *             },
                     *             "sellFillableUsd": {
                     *               "value": 491.5
                     *             }
                     *           },
                     *           {
                     *             "usd": 100000,
                     *             "buyBps": {
                     *               "absent": "TOO_THIN"
                     *             },
                     *             "buyFillableUsd": {
                     *               "value": 558.5
                     *             },
                     *             "sellBps": {
                     *               "absent": "TOO_THIN"
                     *             },
                     *             "sellFillableUsd": {
                     *               "value": 491.5
                     *             }
                     *           }
                     *         ],
                     *         "levels": {
                     *           "absent": "TOO_FEW_LEVELS"
                     *         },
                     *         "largeOrders": {
                     *           "buyUsd": {
                     *             "value": 0
                     *           },
                     *           "sellUsd": {
                     *             "value": 0
                     *           },
                     *           "trend": "NEUTRAL",
                     *           "classes": [
                     *             {
                     *               "fromUsd": 0,
                     *               "bids": 2,
                     *               "bidUsd": 491.5,
                     *               "asks": 2,
                     *               "askUsd": 558.5
                     *             },
                     *             {
                     *               "fromUsd": 50000,
                     *               "bids": 0,
                     *               "bidUsd": 0,
                     *               "asks": 0,
                     *               "askUsd": 0
                     *             }
                     *           ],
                     *           "bidTopShare": {
                     *             "value": 1
                     *           },
                     *           "askTopShare": {
                     *             "value": 1
                     *           }
                     *         },
                     *         "walls": [],
                     *         "depthAnomaly": {
                     *           "score": {
                     *             "absent": "WARMUP"
                     *           },
                     *           "condition": "NORMAL",
                     *           "contributions": {},
                     *           "samples": 0
                     *         },
                     *         "liquidity": {
                     *           "index": {
                     *             "absent": "WARMUP"
                     *           },
                     *           "condition": "NORMAL",
                     *           "bidRatio": {
                     *             "absent": "WARMUP"
                     *           },
                     *           "askRatio": {
                     *             "absent": "WARMUP"
                     *           },
                     *           "changePerMinute": {
                     *             "absent": "WARMUP"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AnalysisView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nothing of it was ever received */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    coins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "symbol": "JUMPUSDT",
                     *           "score": 81.66,
                     *           "start_time": "2026-11-22T15:57:00Z",
                     *           "start_price": 100.037,
                     *           "current_price": 111,
                     *           "max_price": 111,
                     *           "increase_percent": 10.9589,
                     *           "volume_24h": 19768743.36,
                     *           "price_change_24h": 10.9423,
                     *           "updated_at": "2026-11-22T16:18:00Z",
                     *           "rank": 1,
                     *           "contributions": {
                     *             "anomaly": 12.5,
                     *             "momentum": 33.33,
                     *             "open-interest": 15,
                     *             "volume": 20.83
                     *           }
                     *         },
                     *         {
                     *           "symbol": "币安人生USDT",
                     *           "score": 33.34,
                     *           "start_time": "2026-11-22T16:12:00Z",
                     *           "start_price": 100.037,
                     *           "current_price": 100,
                     *           "max_price": 100.037,
                     *           "increase_percent": -0.037,
                     *           "volume_24h": 9973633.36,
                     *           "price_change_24h": -0.052,
                     *           "updated_at": "2026-11-22T16:18:00Z",
                     *           "rank": 2,
                     *           "contributions": {
                     *             "anomaly": 6.25,
                     *             "momentum": 16.67,
                     *             "volume": 10.42
                     *           }
                     *         }
                     *       ],
                     *       "count": 3,
                     *       "timestamp": "2026-11-22T16:18:00Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfListOfCoinRow"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    decisions: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example large-trades */
                rule: string;
                /**
                 * @description a symbol, an instrument, an address, ...; small letters are taken too
                 * @example BTCUSDT
                 */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "token-pool",
                     *       "subject": "TokMixedxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "now": {
                     *         "asOf": 1795364382371,
                     *         "value": 0.1,
                     *         "threshold": 1,
                     *         "state": "COOLDOWN",
                     *         "ruleVersion": 0,
                     *         "lastAlertAt": 1795364382366
                     *       },
                     *       "decisions": [
                     *         {
                     *           "rule": "token-pool",
                     *           "subject": "TokMixedxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "reason": "RESOLVED",
                     *           "from": 1795364382366,
                     *           "to": 1795364382371,
                     *           "count": 1,
                     *           "value": 3,
                     *           "threshold": 1,
                     *           "ruleVersion": 0,
                     *           "firstInput": 4,
                     *           "lastInput": 4,
                     *           "detail": "fell below the exit level: the episode is over"
                     *         },
                     *         {
                     *           "rule": "token-pool",
                     *           "subject": "TokMixedxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "reason": "COOLDOWN",
                     *           "side": "BUY",
                     *           "from": 1795364382368,
                     *           "to": 1795364382368,
                     *           "count": 1,
                     *           "value": 3,
                     *           "threshold": 1,
                     *           "ruleVersion": 0,
                     *           "firstInput": 3,
                     *           "lastInput": 3,
                     *           "detail": "price change in percent over 1m is 30, looked for from 10; 2 ms after the last alert, 179998 ms of the cooldown are left"
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["Decisions"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule, or it has not looked at the subject yet */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    feeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "feeds": [
                     *         {
                     *           "venue": "binance-spot",
                     *           "channel": "trades",
                     *           "instrument": "BTCUSDT",
                     *           "state": "live",
                     *           "since": 1000,
                     *           "gap": {
                     *             "state": "gap",
                     *             "at": 2000,
                     *             "bounds": {
                     *               "firstMissing": 5,
                     *               "lastMissing": 7,
                     *               "fromMs": 1,
                     *               "toMs": 2,
                     *               "recovered": 0
                     *             }
                     *           },
                     *           "detail": "as said"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Feeds"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    futuresHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "healthy",
                     *       "database": {
                     *         "file_size_mb": null,
                     *         "max_age_hours": 24,
                     *         "symbol_count": 3,
                     *         "kline_count": 285,
                     *         "anomaly_count_24h": 1
                     *       },
                     *       "timestamp": "2026-11-22T16:22:47.819200290Z"
                     *     }
                     */
                    "application/json": components["schemas"]["FuturesHealth"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    klines: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description small letters are taken too
                 * @example BTCUSDT
                 */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "symbol": "COIN1USDT",
                     *           "open_time": "2026-11-21T16:15:00Z",
                     *           "close_time": "2026-11-21T16:29:59.999Z",
                     *           "open_price": 100.015,
                     *           "high_price": 100.093,
                     *           "low_price": 100.015,
                     *           "close_price": 100.078,
                     *           "volume": 1035,
                     *           "quote_volume": 103580.73,
                     *           "trades_count": 50,
                     *           "created_at": "2026-11-22T15:45:00.001Z",
                     *           "approximated": false
                     *         },
                     *         {
                     *           "symbol": "COIN1USDT",
                     *           "open_time": "2026-11-21T16:30:00Z",
                     *           "close_time": "2026-11-21T16:44:59.999Z",
                     *           "open_price": 100.078,
                     *           "high_price": 100.156,
                     *           "low_price": 100.041,
                     *           "close_price": 100.041,
                     *           "volume": 1082,
                     *           "quote_volume": 108244.362,
                     *           "trades_count": 50,
                     *           "created_at": "2026-11-22T15:45:00.001Z",
                     *           "approximated": false
                     *         }
                     *       ],
                     *       "count": 96,
                     *       "timestamp": "2026-11-22T16:15:00.500Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfListOfKlineRow"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nothing is known of it */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    oiTop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "symbol": "JUMPUSDT",
                     *           "rank": 1,
                     *           "current_oi": 1100000,
                     *           "oi_delta": 100000,
                     *           "oi_delta_percent": 10,
                     *           "oi_delta_value": 11100000,
                     *           "price_delta_percent": 10.9467,
                     *           "net_long": null,
                     *           "net_short": null,
                     *           "volume_24h": 19768743.36,
                     *           "updated_at": "2026-11-22T16:18:00Z",
                     *           "current_oi_value": 122100000,
                     *           "global_long": null,
                     *           "quadrant": "NEW_LONGS",
                     *           "confirmed": false,
                     *           "oi_at": "2026-11-22T16:18:00Z",
                     *           "stale": false
                     *         },
                     *         {
                     *           "symbol": "CALMUSDT",
                     *           "rank": 2,
                     *           "current_oi": 1000000,
                     *           "oi_delta": 0,
                     *           "oi_delta_percent": 0,
                     *           "oi_delta_value": 0,
                     *           "price_delta_percent": -0.048,
                     *           "net_long": null,
                     *           "net_short": null,
                     *           "volume_24h": 9973633.36,
                     *           "updated_at": "2026-11-22T16:18:00Z",
                     *           "current_oi_value": 100000000,
                     *           "global_long": null,
                     *           "quadrant": "NEUTRAL",
                     *           "confirmed": null,
                     *           "oi_at": "2026-11-22T16:18:00Z",
                     *           "stale": false
                     *         }
                     *       ],
                     *       "count": 2,
                     *       "timestamp": "2026-11-22T16:18:00Z",
                     *       "status": "success"
                     *     }
                     */
                    "application/json": components["schemas"]["EnvelopeOfListOfOpenInterestRow"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    openApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    poolBatches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "batches": [
                     *         {
                     *           "batch": 11,
                     *           "ageMs": 10626,
                     *           "stats": {
                     *             "batch": 11,
                     *             "pairs": 1,
                     *             "asOf": 1795364371356,
                     *             "total": {
                     *               "messages": 1,
                     *               "items": 1,
                     *               "alerts": 0,
                     *               "errors": 0,
                     *               "responses": 0,
                     *               "responseMsSum": 0
                     *             },
                     *             "lastFiveMinutes": {
                     *               "messages": 1,
                     *               "items": 1,
                     *               "alerts": 0,
                     *               "errors": 0,
                     *               "responses": 0,
                     *               "responseMsSum": 0
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "batch": 12,
                     *           "ageMs": 21961,
                     *           "stats": {
                     *             "batch": 12,
                     *             "pairs": 1,
                     *             "asOf": 1795364360021,
                     *             "total": {
                     *               "messages": 0,
                     *               "items": 0,
                     *               "alerts": 0,
                     *               "errors": 0,
                     *               "responses": 0,
                     *               "responseMsSum": 0
                     *             },
                     *             "lastFiveMinutes": {
                     *               "messages": 0,
                     *               "items": 0,
                     *               "alerts": 0,
                     *               "errors": 0,
                     *               "responses": 0,
                     *               "responseMsSum": 0
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "partitionsAnswered": 1,
                     *       "partitionsTotal": 1,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Batches"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    poolPairs: {
        parameters: {
            query?: {
                /** @description only those of this batch */
                batch?: number;
                /** @description only those that are watched for this */
                template?: number;
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pairs": [
                     *         {
                     *           "pair": "PairAaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "token": "TokAaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "symbol": "SAa",
                     *           "name": "'; DROP TABLE Aa",
                     *           "batch": 17,
                     *           "templateId": 17,
                     *           "template": "template 17",
                     *           "interval": "1m"
                     *         },
                     *         {
                     *           "pair": "PairAbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "token": "TokAbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *           "symbol": "SAb",
                     *           "name": "'; DROP TABLE Ab",
                     *           "batch": 17,
                     *           "templateId": 17,
                     *           "template": "template 17",
                     *           "interval": "1m"
                     *         }
                     *       ],
                     *       "next": "PairAbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "partitionsAnswered": 4,
                     *       "partitionsTotal": 4,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Pairs"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    poolPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 7GMDvkzc8YbmmQZQSG6ubpkMfX6n6oVoAHPBd4d4V8wz */
                pair: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pair": "PairLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "token": "TokLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "watched": {
                     *         "pair": "PairLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *         "token": "TokLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *         "symbol": "SLater",
                     *         "name": "'; DROP TABLE Later",
                     *         "marketCap": 12345678.9,
                     *         "templateId": 16,
                     *         "interval": "1m",
                     *         "batch": 16,
                     *         "priority": 7,
                     *         "sortOrder": 0
                     *       },
                     *       "template": {
                     *         "id": 16,
                     *         "name": "template 16",
                     *         "minMarketCap": 1,
                     *         "interval": "1m",
                     *         "logic": "any",
                     *         "conditions": {
                     *           "priceChange": {
                     *             "risePercent": 10
                     *           },
                     *           "volume": {
                     *             "thresholdUsd": 30000
                     *           }
                     *         }
                     *       },
                     *       "inForceSince": 1795364364916,
                     *       "coming": [
                     *         {
                     *           "from": 1795364430375,
                     *           "watched": {
                     *             "pair": "PairLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *             "token": "TokLaterxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *             "symbol": "SLater",
                     *             "name": "'; DROP TABLE Later",
                     *             "marketCap": 12345678.9,
                     *             "templateId": 16,
                     *             "interval": "1m",
                     *             "batch": 16,
                     *             "priority": 7,
                     *             "sortOrder": 0
                     *           },
                     *           "template": {
                     *             "id": 16,
                     *             "name": "template 16",
                     *             "minMarketCap": 1,
                     *             "interval": "1m",
                     *             "logic": "any",
                     *             "conditions": {
                     *               "priceChange": {
                     *                 "risePercent": 20
                     *               },
                     *               "volume": {
                     *                 "thresholdUsd": 30000
                     *               }
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "alerting": {
                     *         "state": "NORMAL",
                     *         "cooldownLeftMs": 0,
                     *         "ruleVersion": 0,
                     *         "rule": {
                     *           "cooldown": "PT3M",
                     *           "exit-factor": "0.8",
                     *           "min-liquidity-usd": "none",
                     *           "min-trades": "none",
                     *           "severity": "major",
                     *           "stale-after": "PT10M"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PairView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description it is not in the pool; capitals matter */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    poolTemplates: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "templates": [
                     *         {
                     *           "id": 12,
                     *           "template": {
                     *             "id": 12,
                     *             "name": "template 12",
                     *             "minMarketCap": 1,
                     *             "interval": "1m",
                     *             "logic": "any",
                     *             "conditions": {
                     *               "priceChange": {
                     *                 "risePercent": 10
                     *               },
                     *               "volume": {
                     *                 "thresholdUsd": 30000
                     *               }
                     *             }
                     *           },
                     *           "pairs": 1
                     *         },
                     *         {
                     *           "id": 16,
                     *           "template": {
                     *             "id": 16,
                     *             "name": "template 16",
                     *             "minMarketCap": 1,
                     *             "interval": "1m",
                     *             "logic": "any",
                     *             "conditions": {
                     *               "priceChange": {
                     *                 "risePercent": 20
                     *               },
                     *               "volume": {
                     *                 "thresholdUsd": 30000
                     *               }
                     *             }
                     *           },
                     *           "pairs": 1
                     *         }
                     *       ],
                     *       "partitionsAnswered": 4,
                     *       "partitionsTotal": 4,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Templates"];
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    poolToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the contract address
                 * @example So11111111111111111111111111111111111111112
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pair": "PairTwinxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "token": "TokTwinxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "watched": {
                     *         "pair": "PairTwinxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *         "token": "TokTwinxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *         "symbol": "STwin",
                     *         "name": "'; DROP TABLE Twin",
                     *         "marketCap": 12345678.9,
                     *         "templateId": 12,
                     *         "interval": "1m",
                     *         "batch": 12,
                     *         "priority": 7,
                     *         "sortOrder": 0
                     *       },
                     *       "template": {
                     *         "id": 12,
                     *         "name": "template 12",
                     *         "minMarketCap": 1,
                     *         "interval": "1m",
                     *         "logic": "any",
                     *         "conditions": {
                     *           "priceChange": {
                     *             "risePercent": 10
                     *           },
                     *           "volume": {
                     *             "thresholdUsd": 30000
                     *           }
                     *         }
                     *       },
                     *       "inForceSince": 1795364360021,
                     *       "coming": [],
                     *       "alerting": {
                     *         "state": "NORMAL",
                     *         "cooldownLeftMs": 0,
                     *         "ruleVersion": 0,
                     *         "rule": {
                     *           "cooldown": "PT3M",
                     *           "exit-factor": "0.8",
                     *           "min-liquidity-usd": "none",
                     *           "min-trades": "none",
                     *           "severity": "major",
                     *           "stale-after": "PT10M"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PairView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description it is not in the pool; capitals matter */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    rules: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "id": "depth-anomaly",
                     *           "version": 0,
                     *           "parameters": {
                     *             "cooldown": "PT5M",
                     *             "exit-factor": "0.75",
                     *             "severity": "major",
                     *             "threshold-score": "80"
                     *           },
                     *           "defaults": {
                     *             "cooldown": "PT5M",
                     *             "exit-factor": "0.75",
                     *             "severity": "major",
                     *             "threshold-score": "80"
                     *           },
                     *           "descriptions": {
                     *             "cooldown": "ISO-8601 duration between two alerts of a side, for example PT5M",
                     *             "exit-factor": "the episode ends below this part of the threshold, over 0, at most 1",
                     *             "severity": "critical, major or minor",
                     *             "threshold-score": "score of the depth anomaly, 0 to 100, from which an alert is due"
                     *           },
                     *           "overrides": []
                     *         },
                     *         {
                     *           "id": "large-trades",
                     *           "version": 0,
                     *           "parameters": {
                     *             "cooldown": "PT5M",
                     *             "escalation-factor": "none",
                     *             "exit-factor": "0.8",
                     *             "severity": "major",
                     *             "side-share": "0.6",
                     *             "threshold-usd": "2000000"
                     *           },
                     *           "defaults": {
                     *             "cooldown": "PT5M",
                     *             "escalation-factor": "none",
                     *             "exit-factor": "0.8",
                     *             "severity": "major",
                     *             "side-share": "0.6",
                     *             "threshold-usd": "2000000"
                     *           },
                     *           "descriptions": {
                     *             "cooldown": "ISO-8601 duration between two alerts of a symbol, for example PT5M",
                     *             "escalation-factor": "none, or over 1: alert in the cooldown from this multiple",
                     *             "exit-factor": "the episode ends below this part of the threshold, over 0, at most 1",
                     *             "severity": "critical, major or minor",
                     *             "side-share": "a side prevails from this part of the total, over 0.5, at most 1",
                     *             "threshold-usd": "USD, buys plus sells within five minutes from which an alert is due"
                     *           },
                     *           "overrides": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Rules"];
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path: {
                /** @example large-trades */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "futures-anomaly",
                     *       "version": 0,
                     *       "parameters": {
                     *         "baseline": "96",
                     *         "classic-score": "1.0",
                     *         "cooldown": "PT1H",
                     *         "exit-factor": "0.8",
                     *         "method": "robust",
                     *         "min-quote-volume": "1000000",
                     *         "min-return": "0.01",
                     *         "on": "closed",
                     *         "price-z": "2.5",
                     *         "score": "60",
                     *         "severity": "major",
                     *         "volatility-z": "2.0",
                     *         "volume-z": "2.0",
                     *         "watch-score": "40"
                     *       },
                     *       "defaults": {
                     *         "baseline": "96",
                     *         "classic-score": "1.0",
                     *         "cooldown": "PT1H",
                     *         "exit-factor": "0.8",
                     *         "method": "robust",
                     *         "min-quote-volume": "1000000",
                     *         "min-return": "0.01",
                     *         "on": "closed",
                     *         "price-z": "2.5",
                     *         "score": "60",
                     *         "severity": "major",
                     *         "volatility-z": "2.0",
                     *         "volume-z": "2.0",
                     *         "watch-score": "40"
                     *       },
                     *       "descriptions": {
                     *         "baseline": "bars of 15 minutes to compare with, 96 (a day) to 672 (a week)",
                     *         "classic-score": "classic score for an alert, over 0, at most 3",
                     *         "cooldown": "ISO-8601 duration between two alerts of a symbol, for example PT1H",
                     *         "exit-factor": "the episode ends below this part of the score, over 0, at most 1",
                     *         "method": "robust or classic: which score decides",
                     *         "min-quote-volume": "quote volume of 24 hours that an alert needs",
                     *         "min-return": "absolute return that a price must make to count there, 0.01 is 1 %",
                     *         "on": "closed, or running to judge the open bar too, once a minute",
                     *         "price-z": "standard deviations of the return that count in the classic score",
                     *         "score": "robust score for an alert, over 0; what the baseline cannot reach is refused",
                     *         "severity": "critical, major or minor",
                     *         "volatility-z": "standard deviations of (high - low) / open that count there",
                     *         "volume-z": "standard deviations of the quote volume that count there",
                     *         "watch-score": "robust score from which a bar counts as anomalous, at most the score"
                     *       },
                     *       "overrides": []
                     *     }
                     */
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    setRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the change is meant for; 412 if it is another one now */
                "If-Match"?: string;
            };
            path: {
                /** @example large-trades */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "severity": "minor"
                 *     }
                 */
                "application/json": {
                    [key: string]: string | (number | string);
                };
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "large-trades",
                     *       "versions": [
                     *         {
                     *           "number": 1,
                     *           "effectiveFrom": 1795364413400,
                     *           "parameters": {
                     *             "severity": "minor"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RuleOverride"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description the rule is not what `If-Match` says; read it again */
            412: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    clearRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the change is meant for; 412 if it is another one now */
                "If-Match"?: string;
            };
            path: {
                /** @example large-trades */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "depth-anomaly",
                     *       "versions": [
                     *         {
                     *           "number": 1,
                     *           "effectiveFrom": 1795364414400,
                     *           "parameters": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RuleOverride"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description the rule is not what `If-Match` says; read it again */
            412: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    outcomes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example large-trades */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "large-trades",
                     *       "alerts": 31,
                     *       "waiting": 0,
                     *       "without": [],
                     *       "truncated": false,
                     *       "needed": 30,
                     *       "horizons": [
                     *         {
                     *           "minutes": 5,
                     *           "alerts": {
                     *             "n": 31,
                     *             "mean": 100,
                     *             "median": 100,
                     *             "hitRate": 1
                     *           },
                     *           "random": {
                     *             "n": 0,
                     *             "why": "figures need 30 values, there are 0"
                     *           },
                     *           "lift": {
                     *             "n": 0,
                     *             "hours": 0,
                     *             "why": "figures need 30 values, there are 0"
                     *           }
                     *         },
                     *         {
                     *           "minutes": 15,
                     *           "alerts": {
                     *             "n": 31,
                     *             "mean": -100,
                     *             "median": -100,
                     *             "hitRate": 0
                     *           },
                     *           "random": {
                     *             "n": 0,
                     *             "why": "figures need 30 values, there are 0"
                     *           },
                     *           "lift": {
                     *             "n": 0,
                     *             "hours": 0,
                     *             "why": "figures need 30 values, there are 0"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RuleOutcomes"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    setRuleOfSubject: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the change is meant for; 412 if it is another one now */
                "If-Match"?: string;
            };
            path: {
                /** @example large-trades */
                id: string;
                /**
                 * @description as the topics have it
                 * @example BTCUSDT
                 */
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "threshold-usd": "2000"
                 *     }
                 */
                "application/json": {
                    [key: string]: string | (number | string);
                };
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "large-trades",
                     *       "subject": "SOLUSDT",
                     *       "versions": [
                     *         {
                     *           "number": 1,
                     *           "effectiveFrom": 1795364414500,
                     *           "parameters": {
                     *             "threshold-usd": "1000"
                     *           }
                     *         },
                     *         {
                     *           "number": 2,
                     *           "effectiveFrom": 1795364414500,
                     *           "parameters": {
                     *             "threshold-usd": "2000"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RuleOverride"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description the rule is not what `If-Match` says; read it again */
            412: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    clearRuleOfSubject: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the change is meant for; 412 if it is another one now */
                "If-Match"?: string;
            };
            path: {
                /** @example large-trades */
                id: string;
                /**
                 * @description as the topics have it
                 * @example BTCUSDT
                 */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": "large-trades",
                     *       "subject": "ADAUSDT",
                     *       "versions": [
                     *         {
                     *           "number": 1,
                     *           "effectiveFrom": 1795364412200,
                     *           "parameters": {
                     *             "threshold-usd": "5000"
                     *           }
                     *         },
                     *         {
                     *           "number": 2,
                     *           "effectiveFrom": 1795364412800,
                     *           "parameters": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RuleOverride"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description there is no such rule */
            404: components["responses"]["Problem"];
            /** @description the rule is not what `If-Match` says; read it again */
            412: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    silences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": 1795364280396,
                     *       "silences": [
                     *         {
                     *           "id": "91418bb01a54",
                     *           "matcher": {
                     *             "rule": "large-trades",
                     *             "subject": "DOTUSDT",
                     *             "severities": []
                     *           },
                     *           "from": 1795364276826,
                     *           "until": 1795366076826,
                     *           "by": "api"
                     *         },
                     *         {
                     *           "id": "5fb981c586fc",
                     *           "matcher": {
                     *             "subject": "XRPUSDT",
                     *             "severities": [
                     *               "MAJOR",
                     *               "MINOR"
                     *             ]
                     *           },
                     *           "from": 1795364279680,
                     *           "until": 1795367879678,
                     *           "by": "api",
                     *           "comment": "listing"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InForce"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    addSilence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": " XRPUSDT ",
                 *       "severities": [
                 *         "minor",
                 *         "MAJOR"
                 *       ],
                 *       "until": "2026-11-22T17:17:59.678Z",
                 *       "comment": "listing"
                 *     }
                 */
                "application/json": {
                    /** @description of rules that are meant: the exact id, or `*` for any letters */
                    rule?: string;
                    /** @description of subjects that are meant, in the same way */
                    subject?: string;
                    /** @description that are meant; none means any */
                    severities?: ("CRITICAL" | "MAJOR" | "MINOR" | "critical" | "major" | "minor")[];
                    /** @description `90s`, `30m`, `2h`, `1d`; either this or `until` */
                    duration?: string;
                    /** @description ISO 8601, or milliseconds since 1970, at most 30 days ahead */
                    until?: string | (number | string);
                    /** @description who asks; `api` if left out */
                    by?: string;
                    /** @description why */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description the answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5fb981c586fc",
                     *       "matcher": {
                     *         "subject": "XRPUSDT",
                     *         "severities": [
                     *           "MAJOR",
                     *           "MINOR"
                     *         ]
                     *       },
                     *       "from": 1795364279680,
                     *       "until": 1795367879678,
                     *       "by": "api",
                     *       "comment": "listing"
                     *     }
                     */
                    "application/json": components["schemas"]["Silence"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description as many as there can be are in force */
            409: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    endSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f0c9a1be27d */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description no such silence is in force */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    stream: {
        parameters: {
            query?: {
                /**
                 * @description kinds of events, with commas between: alerts, volumes, analyses, anomalies, signals, feeds
                 * @example alerts,feeds
                 */
                types?: string;
                /**
                 * @description symbols, instruments, addresses or feeds, with commas between; all without it
                 * @example BTCUSDT,ETHUSDT
                 */
                subjects?: string;
            };
            header?: {
                /**
                 * @description the id of the last event that was read, of any instance: tells what came after it
                 * @example a0.15_f0.7
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description events, without end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example : nothing new
                     *     id: a0.311_f0.5001
                     *
                     *     id: a0.312_f0.5001
                     *     event: alert
                     *     data: {"id":"f32e9ba6317cd31c8d8cbe01608a3c0c","rule":"large-trades","subject":"A","side":"BUY","value":10,"threshold":1,"severity":"MAJOR","eventTime":1311,"evidence":{"rule":{"id":"large-trades","version":0,"parameters":{}},"episode":{"startedAt":1311,"number":1},"window":{"after":1310,"upTo":1311},"inputs":{"kind":"large-trades","base":"BTC","quote":"USDT","buyUsd":10,"sellUsd":1,"trades":2,"firstTradeId":1,"completedBy":2,"largestTradeUsd":10,"largestTradeId":1,"largestShare":1,"usdRate":1,"usdRateAgeMs":0},"records":[],"feed":{"missingTrades":0,"backfilledTrades":0,"epoch":1,"receiveLagMs":0}}}
                     *
                     *     id: a0.313_f0.5001
                     */
                    "text/event-stream": string;
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description too many follow already */
            503: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    subscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the answer that the caller has; 304 if it is still the same */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    /** @description names the contents, for `If-None-Match` and `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subscriptions": [
                     *         {
                     *           "venue": "okx",
                     *           "channel": "books",
                     *           "instrument": "ETH-USDT",
                     *           "origin": "configuration",
                     *           "wanted": true
                     *         },
                     *         {
                     *           "venue": "okx",
                     *           "channel": "books",
                     *           "instrument": "XRP-USDT",
                     *           "origin": "configuration",
                     *           "wanted": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Wishes"];
                };
            };
            /** @description nothing is new */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    setSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example SOL-USDT */
                instrument: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "wanted": false
                 *     }
                 */
                "application/json": {
                    /** @description whether it is to be watched */
                    wanted: boolean;
                };
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "venue": "okx",
                     *       "channel": "books",
                     *       "instrument": "SOL-USDT",
                     *       "origin": "api",
                     *       "wanted": false
                     *     }
                     */
                    "application/json": components["schemas"]["WantedView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description a set in Redis says what is wanted */
            409: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    clearSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example SOL-USDT */
                instrument: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description the API has said nothing about it */
            404: components["responses"]["Problem"];
            /** @description a set in Redis says what is wanted */
            409: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    volumes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "volumes": [
                     *         {
                     *           "symbol": "AAAUSDT",
                     *           "asOf": 1795364542513,
                     *           "window": {
                     *             "after": 1795364242513,
                     *             "upTo": 1795364542513
                     *           },
                     *           "buyUsd": 10,
                     *           "sellUsd": 0,
                     *           "totalUsd": 10,
                     *           "netUsd": 10,
                     *           "buyShare": 1,
                     *           "trades": 1,
                     *           "state": "NORMAL",
                     *           "thresholdUsd": 2000000,
                     *           "ruleVersion": 0
                     *         },
                     *         {
                     *           "symbol": "BBBUSDT",
                     *           "asOf": 1795364542513,
                     *           "window": {
                     *             "after": 1795364242513,
                     *             "upTo": 1795364542513
                     *           },
                     *           "buyUsd": 10,
                     *           "sellUsd": 0,
                     *           "totalUsd": 10,
                     *           "netUsd": 10,
                     *           "buyShare": 1,
                     *           "trades": 1,
                     *           "state": "NORMAL",
                     *           "thresholdUsd": 2000000,
                     *           "ruleVersion": 0
                     *         }
                     *       ],
                     *       "partitionsAnswered": 4,
                     *       "partitionsTotal": 4,
                     *       "source": "active",
                     *       "lag": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Volumes"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    volume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `BTCUSDT`, `btcusdt` and `BTC%2FUSDT` are the same
                 * @example BTCUSDT
                 */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "symbol": "SOLUSDT",
                     *       "asOf": 1795364458241,
                     *       "window": {
                     *         "after": 1795364158241,
                     *         "upTo": 1795364458241
                     *       },
                     *       "buyUsd": 1500000,
                     *       "sellUsd": 0,
                     *       "totalUsd": 1500000,
                     *       "netUsd": 1500000,
                     *       "buyShare": 1,
                     *       "trades": 1,
                     *       "state": "NORMAL",
                     *       "thresholdUsd": 2000000,
                     *       "ruleVersion": 0
                     *     }
                     */
                    "application/json": components["schemas"]["VolumeView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description no trade of it was counted */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    volumeHistory: {
        parameters: {
            query?: {
                /**
                 * @description how many minutes up to `to`; 60 if `from` is not given either
                 * @example 2
                 */
                minutes?: number;
                /**
                 * @description not before this time; ISO 8601 in UTC, or milliseconds since 1970
                 * @example 2026-11-21T08:00:00Z
                 */
                from?: string | number;
                /**
                 * @description not after this time; written as `from`
                 * @example 2026-11-21T09:00:00Z
                 */
                to?: string | number;
            };
            header?: never;
            path: {
                /**
                 * @description `BTCUSDT`, `btcusdt` and `BTC%2FUSDT` are the same
                 * @example BTCUSDT
                 */
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "symbol": "ETHUSDT",
                     *       "from": 1795362742985,
                     *       "to": 1795364542985,
                     *       "minutes": [
                     *         {
                     *           "minute": 1795363920000,
                     *           "buyUsd": 100,
                     *           "sellUsd": 50,
                     *           "trades": 2,
                     *           "final": true
                     *         },
                     *         {
                     *           "minute": 1795364520000,
                     *           "buyUsd": 7,
                     *           "sellUsd": 0,
                     *           "trades": 1,
                     *           "final": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description no trade of it was counted */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    whales: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "whales": [
                     *         {
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "label": "one",
                     *           "view": "USER_CHANNELS",
                     *           "since": 1790000000000,
                     *           "positions": 2,
                     *           "accountValue": 5000000.5
                     *         },
                     *         {
                     *           "address": "0x8cdba352268065be9d5444e1f82b8fe83717bbd5",
                     *           "label": "a friend",
                     *           "tier": "FIRST",
                     *           "origin": "API",
                     *           "positions": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Whales"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    whaleSignals: {
        parameters: {
            query?: {
                /** @description only of this address */
                address?: string;
                /** @description only of this: the name of the venue (`BTC`, `@107`) or the symbol (`HYPE/USDC`) */
                coin?: string;
                /**
                 * @description not before this time; ISO 8601 in UTC, or milliseconds since 1970
                 * @example 2026-11-21T08:00:00Z
                 */
                from?: string | number;
                /**
                 * @deprecated
                 * @description the same as `from`, which is to be preferred
                 */
                since?: string | number;
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signals": [
                     *         {
                     *           "id": "bfb062238c270085ac842eb7281632f6",
                     *           "orderId": "afab9c41994a8af836760092cecdaa29",
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "label": "one",
                     *           "assetType": "FUTURES",
                     *           "coin": "BTC",
                     *           "symbol": "BTC/USDC",
                     *           "base": "BTC",
                     *           "quote": "USDC",
                     *           "direction": "OPEN",
                     *           "change": "OPEN",
                     *           "side": "LONG",
                     *           "flip": false,
                     *           "positionSize": "MEDIUM",
                     *           "size": 2,
                     *           "price": 100000,
                     *           "notional": 200000,
                     *           "notionalUsd": 200000,
                     *           "openInterestShare": 0.002,
                     *           "positionBefore": 0,
                     *           "positionAfter": 2,
                     *           "makerShare": 0,
                     *           "fills": 1,
                     *           "liquidation": false,
                     *           "oid": 7,
                     *           "part": 1,
                     *           "status": "filled",
                     *           "flush": "STATUS",
                     *           "view": "USER_CHANNELS",
                     *           "firstFillAt": 1790000002000,
                     *           "timestamp": 1790000002000,
                     *           "records": [
                     *             {
                     *               "topic": "tidewatch.raw.hyperliquid.frames",
                     *               "partition": 0,
                     *               "first": 3,
                     *               "last": 3
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Signals"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    whale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `0x` and 40 hexadecimal digits, in capitals or not
                 * @example 0x31ca8395cf837de08b24da3f660e77761dfb974b
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "whale": {
                     *         "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *         "label": "one",
                     *         "view": "USER_CHANNELS",
                     *         "since": 1790000000000,
                     *         "positions": 2,
                     *         "accountValue": 5000000.5
                     *       },
                     *       "account": {
                     *         "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *         "label": "one",
                     *         "view": "USER_CHANNELS",
                     *         "accountValue": 5000000.5,
                     *         "positions": [],
                     *         "spotBalances": [],
                     *         "at": 1790000000001
                     *       },
                     *       "positions": [
                     *         {
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "coin": "BTC",
                     *           "symbol": "BTC/USDC",
                     *           "assetType": "FUTURES",
                     *           "size": 2,
                     *           "entryPrice": 100000,
                     *           "sure": true,
                     *           "cause": "ORDER",
                     *           "at": 1790000002000
                     *         },
                     *         {
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "coin": "ETH",
                     *           "symbol": "ETH/USDC",
                     *           "assetType": "FUTURES",
                     *           "size": 1,
                     *           "entryPrice": 100000,
                     *           "sure": true,
                     *           "cause": "ORDER",
                     *           "at": 1790000003000
                     *         }
                     *       ],
                     *       "openOrders": [
                     *         {
                     *           "id": "ad341bc95898d67601f5812701c0e327",
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "coin": "ETH",
                     *           "symbol": "ETH/USDC",
                     *           "base": "ETH",
                     *           "quote": "USDC",
                     *           "assetType": "FUTURES",
                     *           "buy": true,
                     *           "oid": 8,
                     *           "part": 1,
                     *           "size": 1,
                     *           "averagePrice": 100000,
                     *           "notional": 100000,
                     *           "fills": 1,
                     *           "makerShare": 0,
                     *           "fee": 1,
                     *           "feeToken": "USDC",
                     *           "closedPnl": 0,
                     *           "liquidation": false,
                     *           "view": "USER_CHANNELS",
                     *           "firstFillAt": 1790000003000,
                     *           "lastFillAt": 1790000003000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WhaleView"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nobody watches it */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    watchWhale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `0x` and 40 hexadecimal digits, in capitals or not
                 * @example 0x31ca8395cf837de08b24da3f660e77761dfb974b
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "label": "a friend",
                 *       "tier": "FIRST"
                 *     }
                 */
                "application/json": {
                    /** @description what people call it */
                    label?: string;
                    /**
                     * @description `STANDARD` if left out
                     * @enum {string}
                     */
                    tier?: "FIRST" | "STANDARD" | "first" | "standard";
                };
            };
        };
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "address": "0x8cdba352268065be9d5444e1f82b8fe83717bbd5",
                     *       "label": "a friend",
                     *       "tier": "FIRST",
                     *       "origin": "API",
                     *       "watched": true
                     *     }
                     */
                    "application/json": components["schemas"]["WatchedAddress"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description the API watches as many as it can */
            409: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    unwatchWhale: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `0x` and 40 hexadecimal digits, in capitals or not
                 * @example 0x31ca8395cf837de08b24da3f660e77761dfb974b
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nobody watches it */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    whaleOrders: {
        parameters: {
            query?: {
                /** @description how many there are to be at most */
                limit?: number;
                /** @description `next` of the page before; without it the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description `0x` and 40 hexadecimal digits, in capitals or not
                 * @example 0x31ca8395cf837de08b24da3f660e77761dfb974b
                 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orders": [
                     *         {
                     *           "id": "afab9c41994a8af836760092cecdaa29",
                     *           "address": "0x31ca8395cf837de08b24da3f660e77761dfb974b",
                     *           "coin": "BTC",
                     *           "symbol": "BTC/USDC",
                     *           "base": "BTC",
                     *           "quote": "USDC",
                     *           "assetType": "FUTURES",
                     *           "buy": true,
                     *           "oid": 7,
                     *           "part": 1,
                     *           "size": 2,
                     *           "averagePrice": 100000,
                     *           "notional": 200000,
                     *           "fills": 1,
                     *           "makerShare": 0,
                     *           "fee": 1,
                     *           "feeToken": "USDC",
                     *           "closedPnl": 0,
                     *           "liquidation": false,
                     *           "status": "filled",
                     *           "flush": "STATUS",
                     *           "view": "USER_CHANNELS",
                     *           "firstFillAt": 1790000002000,
                     *           "lastFillAt": 1790000002000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Orders"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description nobody watches it */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description as the page names it
                 * @example index-Ab3_dE-f.js
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the dashboard has no such file */
            404: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "UP",
                     *       "detectors": {
                     *         "alert-history": "RUNNING",
                     *         "large-trades": "RUNNING",
                     *         "order-books": "RUNNING"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description `status` is `DOWN` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "UP",
                     *       "detectors": {
                     *         "alert-history": "CREATED",
                     *         "large-trades": "CREATED",
                     *         "order-books": "CREATED"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description `status` is `DOWN` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "UP",
                     *       "detectors": {
                     *         "alert-history": "RUNNING",
                     *         "large-trades": "RUNNING",
                     *         "order-books": "RUNNING"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description `status` is `DOWN` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP jvm_buffer_count_buffers An estimate of the number of buffers in the pool
                     *     # TYPE jvm_buffer_count_buffers gauge
                     *     jvm_buffer_count_buffers{id="direct"} 62.0
                     *     jvm_buffer_count_buffers{id="mapped"} 220.0
                     *     jvm_buffer_count_buffers{id="mapped - 'non-volatile memory'"} 0.0
                     *     # HELP jvm_buffer_memory_used_bytes An estimate of the memory that the Java virtual machine is using for this buffer pool
                     *     # TYPE jvm_buffer_memory_used_bytes gauge
                     *     jvm_buffer_memory_used_bytes{id="direct"} 1097728.0
                     */
                    "text/plain": string;
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    reloadPool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "templatesAdded": 1,
                     *       "templatesChanged": 2,
                     *       "templatesRemoved": 3,
                     *       "pairsAdded": 4,
                     *       "pairsChanged": 5,
                     *       "pairsMoved": 6,
                     *       "pairsRemoved": 7,
                     *       "unchanged": 8,
                     *       "warnings": [
                     *         "pool row A: left out?[2J"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PoolReloadChanges"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description a reload is under way, or rows cannot be used: see `findings` */
            409: components["responses"]["Problem"];
            /** @description the database or Kafka did not answer */
            503: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "1.2.3",
                     *       "versions": {
                     *         "program": "1.2.3",
                     *         "kafka": "4.3.1",
                     *         "java": "25.0.3+9-LTS"
                     *       },
                     *       "startedAt": 1795364540275,
                     *       "uptimeMs": 2962,
                     *       "detectors": [
                     *         {
                     *           "name": "large-trades",
                     *           "applicationId": "tidewatch-large-trades-v1",
                     *           "state": "RUNNING",
                     *           "partitions": [
                     *             "tidewatch.raw.binance-spot.trades-0",
                     *             "tidewatch.raw.binance-spot.trades-1",
                     *             "tidewatch.raw.binance-spot.trades-2",
                     *             "tidewatch.raw.binance-spot.trades-3"
                     *           ],
                     *           "standbys": [],
                     *           "lag": {
                     *             "tidewatch.raw.binance-spot.trades-0": 0,
                     *             "tidewatch.raw.binance-spot.trades-1": 0,
                     *             "tidewatch.raw.binance-spot.trades-2": 0,
                     *             "tidewatch.raw.binance-spot.trades-3": 0
                     *           },
                     *           "lagOfTopics": {
                     *             "tidewatch.raw.binance-spot.trades": 0
                     *           },
                     *           "restorations": [],
                     *           "copies": [],
                     *           "counters": [
                     *             {
                     *               "detector": "large-trades",
                     *               "values": {
                     *                 "TRADES": 15,
                     *                 "DUPLICATES": 0,
                     *                 "LATE": 0,
                     *                 "UNRATED": 0,
                     *                 "OUT_OF_RANGE": 0,
                     *                 "CHECKS": 15,
                     *                 "ALERTS": 3,
                     *                 "SUPPRESSED": 0,
                     *                 "INVALID_RULES": 0
                     *               },
                     *               "rejects": {
                     *                 "not_json": 2
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "name": "alert-history",
                     *           "applicationId": "tidewatch-alert-history-v2",
                     *           "state": "RUNNING",
                     *           "partitions": [
                     *             "tidewatch.alerts-0",
                     *             "tidewatch.alerts.outcomes-0",
                     *             "tidewatch.decisions-0",
                     *             "tidewatch.deliveries-0",
                     *             "tidewatch.prices-0"
                     *           ],
                     *           "standbys": [],
                     *           "lag": {
                     *             "tidewatch.alerts-0": 0,
                     *             "tidewatch.alerts.outcomes-0": 0,
                     *             "tidewatch.decisions-0": 0,
                     *             "tidewatch.deliveries-0": 0,
                     *             "tidewatch.prices-0": 0
                     *           },
                     *           "lagOfTopics": {
                     *             "tidewatch.alerts": 0,
                     *             "tidewatch.alerts.outcomes": 0,
                     *             "tidewatch.decisions": 0,
                     *             "tidewatch.deliveries": 0,
                     *             "tidewatch.prices": 0
                     *           },
                     *           "restorations": [],
                     *           "copies": [],
                     *           "counters": [
                     *             {
                     *               "detector": "alert-history",
                     *               "values": {},
                     *               "rejects": {}
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "feeds": [
                     *         {
                     *           "venue": "binance-spot",
                     *           "channel": "trades",
                     *           "instrument": "BTCUSDT",
                     *           "state": "live",
                     *           "since": 1000,
                     *           "gap": {
                     *             "state": "gap",
                     *             "at": 2000,
                     *             "bounds": {
                     *               "firstMissing": 5,
                     *               "lastMissing": 7,
                     *               "fromMs": 1,
                     *               "toMs": 2,
                     *               "recovered": 0
                     *             }
                     *           },
                     *           "detail": "as said"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description the request says something that cannot be */
            400: components["responses"]["Problem"];
            /** @description the access token is missing or wrong */
            401: components["responses"]["Problem"];
            /** @description the server lets nobody, or not this caller */
            403: components["responses"]["Problem"];
            /** @description any other trouble, for example 421, 429 or 503 */
            default: components["responses"]["Problem"];
        };
    };
}
