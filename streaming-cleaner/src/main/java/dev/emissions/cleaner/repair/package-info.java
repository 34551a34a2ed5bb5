/** What can be done about records after their batch was sealed: look at the rejected ones, replay them, give them up, judge days anew. */
package dev.emissions.cleaner.repair;
