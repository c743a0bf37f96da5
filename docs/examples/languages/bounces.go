// What refusals mean and what logs report, with cgo: bouncecode.c and
// bouncecode.h lie beside this file, and go compiles them with it.
//
//	go mod init bounces && go build
//	./bounces "452 4.2.2 Mailbox full"
//	./bounces </var/log/mail.log
package main

/*
#include <stdlib.h>
#include "bouncecode.h"

static int explain(_GoString_ reply, struct bouncecode_answer *answer)
{
	return bouncecode_explain(_GoStringPtr(reply), _GoStringLen(reply), answer);
}
*/
import "C"

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"unsafe"
)

// Answer is what a reply means, and what to do.
type Answer struct {
	Category, Bounce, Action, Advice string
}

// Explain tells what a reply means; ok is false where nothing tells.
func Explain(reply string) (answer Answer, ok bool) {
	var a C.struct_bouncecode_answer
	if C.explain(reply, &a) == 0 {
		return Answer{}, false
	}
	name := func(vocabulary C.enum_bouncecode_vocabulary, number C.uint8_t) string {
		return C.GoString(C.bouncecode_name(vocabulary, C.uint(number)))
	}
	return Answer{
		Category: name(C.BOUNCECODE_CATEGORIES, a.category),
		Bounce:   name(C.BOUNCECODE_BOUNCES, a.bounce),
		Action:   name(C.BOUNCECODE_ACTIONS, a.action),
		Advice:   C.GoString(C.bouncecode_advice_for(&a, C.BOUNCECODE_READER_SENDER)),
	}, true
}

// Scan calls each with a record, in JSON, of each status that a log reports.
func Scan(r io.Reader, each func(record []byte) error) error {
	var scan C.struct_bouncecode_scan
	C.bouncecode_scan_start(&scan)
	reader := bufio.NewReader(r)
	block := make([]byte, 1<<16)
	var text []byte
	for {
		n, err := reader.Read(block)
		text = append(text, block[:n]...)
		if err == nil && !bytes.HasSuffix(text, []byte("\n")) {
			var line []byte
			line, err = reader.ReadBytes('\n') // whole lines
			text = append(text, line...)
		}
		if err != nil && err != io.EOF {
			return err
		}
		rest, failed := feed(&scan, text, err == nil, each)
		if failed != nil || err == io.EOF {
			return failed
		}
		text = text[len(text)-rest:] // an event that goes on
	}
}

// The scan holds on to what it is fed, which must be memory of C.
func feed(scan *C.struct_bouncecode_scan, text []byte, more bool, each func([]byte) error) (rest int, err error) {
	var report C.struct_bouncecode_report
	copied := (*C.char)(C.CBytes(text))
	defer C.free(unsafe.Pointer(copied))
	if more {
		C.bouncecode_scan_feed_part(scan, copied, C.size_t(len(text)))
	} else {
		C.bouncecode_scan_feed(scan, copied, C.size_t(len(text)))
	}
	for err == nil && C.bouncecode_scan_next(scan, &report) != 0 {
		size := 1 + C.bouncecode_report_json(&report, nil, 0, C.BOUNCECODE_JSON_BRIEF)
		json := make([]byte, size)
		C.bouncecode_report_json(&report, (*C.char)(unsafe.Pointer(&json[0])), size, C.BOUNCECODE_JSON_BRIEF)
		err = each(json[:size-1])
	}
	return int(C.bouncecode_scan_rest(scan)), err
}

func main() {
	for _, reply := range os.Args[1:] {
		if a, ok := Explain(reply); ok {
			fmt.Printf("%s, %s, %s: %s\n", a.Category, a.Bounce, a.Action, a.Advice)
		} else {
			fmt.Println("unknown")
		}
	}
	if len(os.Args) == 1 {
		out := bufio.NewWriter(os.Stdout)
		err := Scan(os.Stdin, func(record []byte) error {
			_, err := fmt.Fprintf(out, "%s\n", record)
			return err
		})
		if err == nil {
			err = out.Flush()
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}
