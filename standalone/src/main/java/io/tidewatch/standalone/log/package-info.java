/** How lines of the log are made: which fields they have, what they hide, how often they repeat. */
package io.tidewatch.standalone.log;
